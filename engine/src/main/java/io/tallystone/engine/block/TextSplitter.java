package io.tallystone.engine.block;

/**
 * Splits free text: tokens with a digit and those that look hexadecimal are variables. Of a token
 * like {@code blk42} only the digits at its end are. Times of day, IP addresses and UUIDs are one
 * variable each, since their parts say more together.
 */
final class TextSplitter implements Splitter {
  private static final int MIN_HEX_WORD = 4;

  private final Tokeniser tokeniser = new Tokeniser();
  private final CompoundTokens compounds = new CompoundTokens(tokeniser);

  @Override
  public void split(int from, int to, Template template, Slices values) {
    byte[] bytes = values.bytes();
    int tokens = tokeniser.tokenise(bytes, from, to);
    int done = from;
    int token = 0;
    while (token < tokens) {
      int parts = 1;
      if ((tokeniser.kinds(token) & ~Tokeniser.LOWER_HEX) != Tokeniser.OTHER) {
        parts = compounds.length(bytes, token, tokens);
      }
      int start;
      int end;
      if (parts > 1) {
        start = compounds.start(token);
        end = compounds.end(bytes, token + parts - 1);
        if (start > tokeniser.start(token)) {
          // The day before the T of an ISO 8601 time is a variable of its own.
          int day = tokeniser.start(token);
          template.constant(bytes, done, day);
          template.variable(values, day, start - 1);
          done = start - 1;
        }
      } else {
        start = variableStart(bytes, token);
        end = tokeniser.end(token);
      }
      if (start < end) {
        template.constant(bytes, done, start);
        template.variable(values, start, end);
        done = end;
      }
      token += parts;
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
