package io.tallystone.engine.query.discover;

/** Reads JSON token by token, without objects. What was read last lies in {@link #bytes}. */
final class JsonText {
  /** The end, or a byte that begins no JSON value. */
  static final int NOTHING = -1;

  private byte[] message = {};
  private int at;
  private int end;
  private byte[] scratch = new byte[256];
  private byte[] bytes = message;
  private int from;
  private int to;

  void start(byte[] utf8, int start, int limit) {
    message = utf8;
    at = start;
    end = limit;
  }

  /** Holds the token; valid until the next one is read. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Where reading goes on. */
  int at() {
    return at;
  }

  /** The next byte that is no blank, which is not taken. */
  int peek() {
    while (at < end) {
      byte next = message[at];
      if (next != ' ' && next != '\n' && next != '\t' && next != '\r') {
        return next;
      }
      at++;
    }
    return NOTHING;
  }

  /** Takes what {@link #peek} showed. */
  void skip() {
    at++;
  }

  /** Takes a word that must be there. */
  boolean word(String word) {
    int length = word.length();
    if (end - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (message[at + i] != word.charAt(i)) {
        return false;
      }
    }
    token(message, at, at + length);
    at += length;
    return true;
  }

  /** Takes a number as JSON writes it. */
  boolean number() {
    int start = at;
    if (at < end && message[at] == '-') {
      at++;
    }
    int whole = at;
    if (!digits() || (message[whole] == '0' && at - whole > 1)) {
      return false;
    }
    if (at < end && message[at] == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (at < end && (message[at] == 'e' || message[at] == 'E')) {
      at++;
      if (at < end && (message[at] == '+' || message[at] == '-')) {
        at++;
      }
      if (!digits()) {
        return false;
      }
    }
    token(message, start, at);
    return true;
  }

  private boolean digits() {
    int start = at;
    while (at < end && message[at] >= '0' && message[at] <= '9') {
      at++;
    }
    return at > start;
  }

  /** Takes a string; the token is what it stands for, as UTF-8. */
  boolean string() {
    int start = at + 1;
    for (int i = start; i < end; i++) {
      byte next = message[i];
      if (next == '"') {
        token(message, start, i);
        at = i + 1;
        return true;
      }
      if (next == '\\') {
        return escapedString(start, i);
      }
      if (next >= 0 && next < ' ') {
        return false;
      }
    }
    return false;
  }

  private boolean escapedString(int start, int firstEscape) {
    int size = firstEscape - start;
    reserve(size);
    System.arraycopy(message, start, scratch, 0, size);
    int i = firstEscape;
    while (i < end) {
      byte next = message[i];
      if (next == '"') {
        token(scratch, 0, size);
        at = i + 1;
        return true;
      }
      if (next >= 0 && next < ' ') {
        return false;
      }
      reserve(size + 4);
      if (next != '\\') {
        scratch[size++] = next;
        i++;
      } else if (i + 1 < end && message[i + 1] == 'u') {
        int unit = hex(i + 2);
        if (unit < 0) {
          return false;
        }
        i += 6;
        int codePoint = unit;
        if (Character.isHighSurrogate((char) unit)) {
          int low =
              i + 1 < end && message[i] == '\\' && message[i + 1] == 'u' ? hex(i + 2) : NOTHING;
          if (low >= 0 && Character.isLowSurrogate((char) low)) {
            codePoint = Character.toCodePoint((char) unit, (char) low);
            i += 6;
          }
        }
        size = append(codePoint, size);
      } else {
        int plain = i + 1 < end ? unescaped(message[i + 1]) : NOTHING;
        if (plain < 0) {
          return false;
        }
        scratch[size++] = (byte) plain;
        i += 2;
      }
    }
    return false;
  }

  private static int unescaped(byte escape) {
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> NOTHING;
    };
  }

  private int hex(int start) {
    if (end - start < 4) {
      return NOTHING;
    }
    int unit = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = Character.digit(message[i], 16);
      if (digit < 0) {
        return NOTHING;
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }

  /** Appends a code point; half of a pair becomes a question mark, as Java writes it. */
  private int append(int codePoint, int size) {
    int next = size;
    if (codePoint < 0x80) {
      scratch[next++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      scratch[next++] = (byte) (0xC0 | (codePoint >> 6));
      scratch[next++] = (byte) (0x80 | (codePoint & 0x3F));
    } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      scratch[next++] = '?';
    } else if (codePoint < 0x10000) {
      scratch[next++] = (byte) (0xE0 | (codePoint >> 12));
      scratch[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      scratch[next++] = (byte) (0x80 | (codePoint & 0x3F));
    } else {
      scratch[next++] = (byte) (0xF0 | (codePoint >> 18));
      scratch[next++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      scratch[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      scratch[next++] = (byte) (0x80 | (codePoint & 0x3F));
    }
    return next;
  }

  private void reserve(int size) {
    if (size > scratch.length) {
      scratch = java.util.Arrays.copyOf(scratch, Math.max(size, 2 * scratch.length));
    }
  }

  private void token(byte[] holder, int start, int limit) {
    bytes = holder;
    from = start;
    to = limit;
  }
}
