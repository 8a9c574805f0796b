package io.tallystone.engine.block;

/**
 * Recognises neighbouring tokens that are one value.
 *
 * <pre>
 * time of day   10:11:12  10:11:12.345  10:11:12,345, also after a day and T and before a Z
 * IPv4 address  10.0.0.1
 * UUID          6fa459ea-ee8a-3ca4-894e-db77e160355e
 * </pre>
 */
final class CompoundTokens {
  static final int TIME_LENGTH = 8;
  static final int TIME_WITH_MILLIS_LENGTH = 12;
  static final int UUID_LENGTH = 36;

  private static final int ADDRESS_PARTS = 4;
  private static final int[] UUID_PARTS = {8, 4, 4, 4, 12};

  private final Tokeniser tokens;

  CompoundTokens(Tokeniser tokens) {
    this.tokens = tokens;
  }

  /** How many tokens, from this one on, are one value; 1 if it stands for itself. */
  int length(byte[] bytes, int token, int count) {
    int left = count - token;
    // Most tokens are ruled out by their length.
    return switch (tokens.length(token)) {
      case 1, 3 -> addressLength(bytes, token, count);
      case 2 -> {
        int time = left >= 3 ? timeLength(bytes, token, left) : 1;
        yield time > 1 ? time : addressLength(bytes, token, count);
      }
      case 5 -> left >= 3 ? timeLength(bytes, token, left) : 1;
      case 8 -> left >= UUID_PARTS.length && isUuid(bytes, token) ? UUID_PARTS.length : 1;
      default -> 1;
    };
  }

  private int timeLength(byte[] bytes, int token, int left) {
    if (!isTime(bytes, token)) {
      return 1;
    }
    return left > 3 && hasMillis(bytes, token + 3) ? 4 : 3;
  }

  private int addressLength(byte[] bytes, int token, int count) {
    boolean address = count - token >= ADDRESS_PARTS && isAddress(bytes, token, count);
    return address ? ADDRESS_PARTS : 1;
  }

  /** Where the value starts: after the T if its first token is like {@code 31T10}. */
  int start(int token) {
    int start = tokens.start(token);
    return tokens.end(token) - start == 5 ? tokens.end(token) - 2 : start;
  }

  /** Where the value ends: before a Z. */
  int end(byte[] bytes, int lastToken) {
    int end = tokens.end(lastToken);
    return bytes[end - 1] == 'Z' ? end - 1 : end;
  }

  private boolean isTime(byte[] bytes, int token) {
    return joined(bytes, token + 1, ':')
        && isHour(bytes, token)
        && isDigits(token + 1, 2)
        && bytes[tokens.start(token + 1)] < '6'
        && joined(bytes, token + 2, ':')
        && isDigitsPerhapsZ(bytes, token + 2, 2)
        && bytes[tokens.start(token + 2)] < '6';
  }

  private boolean isHour(byte[] bytes, int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    boolean afterDay =
        end - start == 5
            && bytes[start + 2] == 'T'
            && isDigit(bytes[start])
            && isDigit(bytes[start + 1])
            && isDigit(bytes[end - 2])
            && isDigit(bytes[end - 1]);
    int hour = (bytes[end - 2 < start ? start : end - 2] - '0') * 10 + bytes[end - 1] - '0';
    return (afterDay || isDigits(token, 2)) && hour < 24;
  }

  private boolean hasMillis(byte[] bytes, int token) {
    return bytes[tokens.end(token - 1) - 1] != 'Z'
        && (joined(bytes, token, '.') || joined(bytes, token, ','))
        && isDigitsPerhapsZ(bytes, token, 3);
  }

  private boolean isAddress(byte[] bytes, int token, int count) {
    for (int part = token; part < token + ADDRESS_PARTS; part++) {
      boolean first = part == token;
      if (tokens.length(part) > 3
          || !(first || joined(bytes, part, '.'))
          || !tokens.isNumber(part)) {
        return false;
      }
    }
    int next = token + ADDRESS_PARTS;
    return next == count || !joined(bytes, next, '.');
  }

  private boolean isUuid(byte[] bytes, int token) {
    for (int i = 0; i < UUID_PARTS.length; i++) {
      int part = token + i;
      if (tokens.length(part) != UUID_PARTS[i]
          || !(i == 0 || joined(bytes, part, '-'))
          || (tokens.kinds(part) & Tokeniser.OTHER) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing but this byte lies between the token and the one before. */
  private boolean joined(byte[] bytes, int token, char by) {
    int start = tokens.start(token);
    return start == tokens.end(token - 1) + 1 && bytes[start - 1] == by;
  }

  private boolean isDigits(int token, int length) {
    return tokens.length(token) == length && tokens.isNumber(token);
  }

  private boolean isDigitsPerhapsZ(byte[] bytes, int token, int length) {
    if (isDigits(token, length)) {
      return true;
    }
    int start = tokens.start(token);
    int end = tokens.end(token) - 1;
    if (end - start != length || bytes[end] != 'Z') {
      return false;
    }
    for (int at = start; at < end; at++) {
      if (!isDigit(bytes[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
