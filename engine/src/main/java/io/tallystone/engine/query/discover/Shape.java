package io.tallystone.engine.query.discover;

/** What kind of text a message is, told by its beginning. */
enum Shape {
  JSON,
  COLUMNS,
  LAMBDA,
  OTHER;

  /** A message whose text after leading blanks is {@code [from, to)}. */
  static Shape of(byte[] utf8, int from, int to) {
    if (from == to) {
      return OTHER;
    }
    byte first = utf8[from];
    if (first == '{') {
      return JSON;
    }
    if (LambdaLines.mayBe(utf8, from, to)) {
      return LAMBDA;
    }
    if (first == '[') {
      return JSON;
    }
    boolean maybeColumns = (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z');
    return maybeColumns ? COLUMNS : OTHER;
  }

  /** Where the text starts that is no blank. */
  static int start(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to
        && (utf8[at] == ' ' || utf8[at] == '\n' || utf8[at] == '\t' || utf8[at] == '\r')) {
      at++;
    }
    return at;
  }
}
