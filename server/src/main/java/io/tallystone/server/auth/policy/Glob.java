package io.tallystone.server.auth.policy;

/** Matches text against characters, {@link #MANY} and {@link #ONE}. */
final class Glob {
  /** Any run of characters, the empty one too ({@code *}). */
  static final int MANY = -1;

  /** Any single character ({@code ?}). */
  static final int ONE = -2;

  private Glob() {}

  /**
   * Whether the whole text matches.
   *
   * <p>Greedy: each MANY takes as little as it can, and only the last one seen ever has to take
   * more, because what stands before it already matches as far left as possible. So the time is at
   * most pattern length times text length, whatever the pattern, and linear for the usual ones.
   */
  static boolean matches(int[] pattern, String text, boolean ignoreCase) {
    int p = 0;
    int t = 0;
    int many = -1; // index of the last MANY seen
    int resume = 0; // where the text after it starts
    while (t < text.length()) {
      if (p < pattern.length && pattern[p] == MANY) {
        many = p++;
        resume = t;
      } else if (p < pattern.length && same(pattern[p], text.charAt(t), ignoreCase)) {
        p++;
        t++;
      } else if (many >= 0) {
        p = many + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == MANY) {
      p++;
    }
    return p == pattern.length;
  }

  private static boolean same(int wanted, char actual, boolean ignoreCase) {
    return wanted == ONE
        || wanted == actual
        || (ignoreCase
            && wanted >= 0
            && Character.toLowerCase((char) wanted) == Character.toLowerCase(actual));
  }
}
