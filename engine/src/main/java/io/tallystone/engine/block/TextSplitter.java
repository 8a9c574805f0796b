package io.tallystone.engine.block;

/**
 * Splits free text: tokens with a digit and those that look hexadecimal are variables. Of a token
 * like {@code blk42} only the digits at its end are.
 */
final class TextSplitter implements Splitter {
  private static final int MIN_HEX_WORD = 4;

  private final Tokeniser tokeniser = new Tokeniser();

  @Override
  public void split(int from, int to, Template template, Slices values) {
    byte[] bytes = values.bytes();
    int tokens = tokeniser.tokenise(bytes, from, to);
    int done = from;
    for (int i = 0; i < tokens; i++) {
      int start = variableStart(bytes, i);
      int end = tokeniser.end(i);
      if (start < end) {
        template.constant(bytes, done, start);
        template.variable(values, start, end);
        done = end;
      }
    }
    template.constant(bytes, done, to);
  }

  /** Where the variable of a token starts; the token's end if it has none. */
  private int variableStart(byte[] bytes, int token) {
    int kinds = tokeniser.kinds(token);
    int start = tokeniser.start(token);
    int end = tokeniser.end(token);
    if ((kinds & Tokeniser.DIGIT) == 0) {
      boolean hex = kinds == Tokeniser.LOWER_HEX && end - start >= MIN_HEX_WORD;
      return hex ? start : end;
    }
    if ((kinds & Tokeniser.OTHER) == 0) {
      return start;
    }
    int firstDigit = start;
    while (Tokeniser.kind(bytes[firstDigit]) != Tokeniser.DIGIT) {
      firstDigit++;
    }
    int at = firstDigit;
    while (at < end && Tokeniser.kind(bytes[at]) == Tokeniser.DIGIT) {
      at++;
    }
    return at == end ? firstDigit : start;
  }
}
