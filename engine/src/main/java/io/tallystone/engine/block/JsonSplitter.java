package io.tallystone.engine.block;

/**
 * Splits what looks like a JSON object: every string that is no key and every number is a variable,
 * so that each field makes a column. Nothing is parsed or checked beyond that; spacing, order,
 * duplicate keys and escapes stay as they are. Whatever does not look right is left to the text
 * splitter.
 */
final class JsonSplitter implements Splitter {
  private final Splitter text;

  JsonSplitter(Splitter text) {
    this.text = text;
  }

  @Override
  public void split(int from, int to, Template template, Slices values) {
    byte[] bytes = values.bytes();
    if (to - from < 2
        || bytes[from] != '{'
        || bytes[to - 1] != '}'
        || !looksRight(bytes, from, to)) {
      text.split(from, to, template, values);
      return;
    }
    int done = from;
    int at = from;
    while (at < to) {
      byte next = bytes[at];
      if (next == '"') {
        int end = endOfString(bytes, at + 1, to);
        if (!isKey(bytes, end + 1, to)) {
          template.constant(bytes, done, at + 1);
          template.variable(values, at + 1, end);
          done = end;
        }
        at = end + 1;
      } else if (inNumber(next)) {
        int end = endOfWord(bytes, at, to);
        if (isNumber(bytes, at, end)) {
          template.constant(bytes, done, at);
          template.variable(values, at, end);
          done = end;
        }
        at = end;
      } else {
        at++;
      }
    }
    template.constant(bytes, done, to);
  }

  /** Whether all strings end, and no line feed is in any. */
  private static boolean looksRight(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at++] == '"') {
        at = endOfString(bytes, at, to) + 1;
        if (at > to) {
          return false;
        }
      }
    }
    return true;
  }

  /** The quote that ends a string; {@code to} if none does or a line feed comes before. */
  private static int endOfString(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      byte next = bytes[at];
      if (next == '"') {
        return at;
      }
      if (next == '\n') {
        return to;
      }
      if (next == '\\' && ++at < to && bytes[at] == '\n') {
        return to;
      }
    }
    return to;
  }

  private static boolean isKey(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at < to && bytes[at] == ':';
  }

  private static boolean inNumber(byte next) {
    return Tokeniser.kind(next) != 0 || next == '-' || next == '+' || next == '.';
  }

  private static int endOfWord(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && inNumber(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isNumber(byte[] bytes, int from, int end) {
    if (bytes[from] != '-' && Tokeniser.kind(bytes[from]) != Tokeniser.DIGIT) {
      return false;
    }
    for (int at = from; at < end; at++) {
      byte next = bytes[at];
      if (Tokeniser.kind(next) != Tokeniser.DIGIT
          && next != '-'
          && next != '+'
          && next != '.'
          && next != 'e'
          && next != 'E') {
        return false;
      }
    }
    return true;
  }
}
