package io.tallystone.engine.block;

/**
 * A deterministic automaton over ASCII texts, made from a regular expression: tells in one step per
 * byte, whatever the expression, whether something is found in the text. Immutable.
 */
public final class ByteAutomaton {
  /** Bytes that are ASCII. */
  public static final int ALPHABET = 128;

  /** The state in which it is found, whatever follows. */
  public static final int FOUND = 0;

  /** What a run gives for a text that is not ASCII, and for which nothing can be said. */
  public static final int UNKNOWN = -1;

  private final int start;
  private final int[] next;
  private final boolean[] foundAtEnd;

  /**
   * Takes over the arrays.
   *
   * @param start the state before the text
   * @param next for each state times {@link #ALPHABET}, plus the byte, the state after it; all of
   *     {@link #FOUND} lead there
   * @param foundAtEnd for each state, whether it is found if the text ends there
   */
  public ByteAutomaton(int start, int[] next, boolean[] foundAtEnd) {
    if (next.length != foundAtEnd.length * ALPHABET) {
      throw new IllegalArgumentException(
          "transitions: " + next.length + " (expected: " + foundAtEnd.length * ALPHABET + ")");
    }
    this.start = start;
    this.next = next;
    this.foundAtEnd = foundAtEnd;
  }

  /** Number of states. */
  public int states() {
    return foundAtEnd.length;
  }

  int start() {
    return start;
  }

  boolean foundAtEnd(int state) {
    return foundAtEnd[state];
  }

  int next(int state, int value) {
    return next[state * ALPHABET + value];
  }

  /** The state after some bytes; {@link #FOUND} at once, {@link #UNKNOWN} if one is not ASCII. */
  int run(int from, byte[] bytes, int begin, int end) {
    int state = from;
    for (int at = begin; at < end && state != FOUND; at++) {
      byte value = bytes[at];
      if (value < 0) {
        return UNKNOWN;
      }
      state = next[state * ALPHABET + value];
    }
    return state;
  }

  /** 1 if it is found in the text, 0 if it is not, {@link #UNKNOWN} if that cannot be said. */
  public int find(byte[] bytes, int begin, int end) {
    int state = run(start, bytes, begin, end);
    if (state == UNKNOWN) {
      return UNKNOWN;
    }
    return foundAtEnd[state] ? 1 : 0;
  }
}
