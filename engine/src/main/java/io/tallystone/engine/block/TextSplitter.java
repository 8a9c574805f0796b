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
  private int tokens;

  /** Those tokens that are no words. */
  private int[] numbers = new int[64];

  private int numberCount;

  @Override
  public void split(int from, int to, Slices variables) {
    byte[] bytes = variables.bytes();
    tokens = tokeniser.tokenise(bytes, from, to);
    findNumbers();
    int done = 0;
    for (int i = 0; i < numberCount; i++) {
      int token = numbers[i];
      if (token < done) {
        continue;
      }
      int count = compounds.length(bytes, token, tokens);
      if (count > 1) {
        compound(bytes, token, count, variables);
      } else {
        int start = variableStart(bytes, token);
        int end = tokeniser.end(token);
        if (start < end) {
          variables.add(start, end - start);
        }
      }
      done = token + count;
    }
  }

  private void findNumbers() {
    if (numbers.length < tokens) {
      numbers = new int[tokens * 2];
    }
    numberCount = 0;
    for (int token = 0; token < tokens; token++) {
      if (!tokeniser.isWord(token)) {
        numbers[numberCount++] = token;
      }
    }
  }

  private void compound(byte[] bytes, int token, int count, Slices variables) {
    int start = compounds.start(token);
    int day = tokeniser.start(token);
    if (start > day) {
      // The day before the T of an ISO 8601 time is a variable of its own.
      variables.add(day, start - 1 - day);
    }
    variables.add(start, compounds.end(bytes, token + count - 1) - start);
  }

  /** Where the variable of a token that is no word starts; the token's end if it has none. */
  private int variableStart(byte[] bytes, int token) {
    int start = tokeniser.start(token);
    if (tokeniser.isNumber(token)) {
      return start;
    }
    int kinds = tokeniser.kinds(token);
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

  @Override
  public void addKeys(int from, int to, boolean known, Slices variables, int first, KeySet keys) {
    byte[] bytes = variables.bytes();
    if (known) {
      FilterKeys.ofNumbers(bytes, from, to, tokeniser, tokens, numbers, numberCount, keys);
    } else {
      FilterKeys.ofMessage(bytes, from, to, tokeniser, tokens, keys);
    }
  }
}
