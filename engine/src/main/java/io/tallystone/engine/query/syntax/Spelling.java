package io.tallystone.engine.query.syntax;

import java.util.Locale;
import java.util.Set;

/** How names are written. */
public final class Spelling {
  /**
   * Words that mean something besides a name somewhere in the grammar. They are names too where
   * that is the only reading, but need back-ticks elsewhere.
   */
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "any",
          "as",
          "asc",
          "by",
          "csv",
          "desc",
          "false",
          "for",
          "in",
          "into",
          "like",
          "logfmt",
          "maxspan",
          "multi",
          "not",
          "offset",
          "or",
          "output",
          "outputnew",
          "timeshift",
          "true",
          "where",
          "with");

  private Spelling() {}

  /** Letters, digits and underscores of any script, and {@code @}. */
  public static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '@' || Character.isSurrogate(c);
  }

  /** A name as it must be written: in back-ticks if it has other characters or is a keyword. */
  static String name(String name) {
    boolean bare =
        !name.isEmpty()
            && !isDigit(name.charAt(0))
            && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT))
            && name.charAt(name.length() - 1) != '.';
    char before = '.';
    for (int i = 0; bare && i < name.length(); i++) {
      char c = name.charAt(i);
      bare = c == '.' ? before != '.' : isWordCharacter(c);
      before = c;
    }
    return bare ? name : "`" + name + "`";
  }

  /** A key behind a dot. */
  static String key(String key) {
    return key.chars().allMatch(c -> isWordCharacter((char) c)) ? key : "`" + key + "`";
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
