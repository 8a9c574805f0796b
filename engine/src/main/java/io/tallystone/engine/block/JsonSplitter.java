package io.tallystone.engine.block;

/**
 * Splits what looks like a JSON object: every string that is no key and every number is a variable,
 * so that each field makes a column. Nothing is parsed or checked beyond that; spacing, order,
 * duplicate keys and escapes stay as they are. Whatever does not look right is left to the text
 * splitter.
 */
final class JsonSplitter implements Splitter {
  private final Splitter text;
  private final Tokeniser tokeniser = new Tokeniser();
  private boolean wasText;

  JsonSplitter(Splitter text) {
    this.text = text;
  }

  @Override
  public void split(int from, int to, Slices variables) {
    byte[] bytes = variables.bytes();
    int before = variables.size();
    wasText =
        to - from < 2
            || bytes[from] != '{'
            || bytes[to - 1] != '}'
            || !splitFields(from, to, variables);
    if (wasText) {
      variables.cutTo(before);
      text.split(from, to, variables);
    }
  }

  /** Whether all strings end, and no line feed is in any; else what was added means nothing. */
  private static boolean splitFields(int from, int to, Slices variables) {
    byte[] bytes = variables.bytes();
    int at = from;
    while (at < to) {
      byte next = bytes[at];
      if (next == '"') {
        int end = endOfString(bytes, at + 1, to);
        if (end == to) {
          return false;
        }
        if (!isKey(bytes, end + 1, to)) {
          variables.add(at + 1, end - at - 1);
        }
        at = end + 1;
      } else if (inNumber(next)) {
        int end = endOfWord(bytes, at, to);
        if (isNumber(bytes, at, end)) {
          variables.add(at, end - at);
        }
        at = end;
      } else {
        at++;
      }
    }
    return true;
  }

  @Override
  public void addKeys(int from, int to, boolean known, Slices variables, int first, KeySet keys) {
    byte[] bytes = variables.bytes();
    if (wasText) {
      text.addKeys(from, to, known, variables, first, keys);
    } else if (known) {
      // Quotes, or what cannot be in a number, are around each: no token lies across its ends.
      for (int i = first; i < variables.size(); i++) {
        int count = tokeniser.tokenise(bytes, variables.start(i), variables.end(i));
        FilterKeys.ofTokens(bytes, tokeniser, 0, count, keys);
      }
    } else {
      int count = tokeniser.tokenise(bytes, from, to);
      FilterKeys.ofMessage(bytes, from, to, tokeniser, count, keys);
    }
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
