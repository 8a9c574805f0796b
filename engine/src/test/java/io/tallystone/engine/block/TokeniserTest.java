package io.tallystone.engine.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokeniserTest {
  private static final String USUAL = "  abzfAFZ0099.:-/\"\u00e9\u00ff@[`{";

  private record Token(int start, int end, int kinds) {}

  @Test
  void tokensAreTheLongestRunsOfTokenBytes() {
    Tokeniser tokeniser = new Tokeniser();
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      List<Token> found = new ArrayList<>();
      int count = tokeniser.tokenise(bytes, from, to);
      for (int i = 0; i < count; i++) {
        Token token = new Token(tokeniser.start(i), tokeniser.end(i), tokeniser.kinds(i));
        found.add(token);
        boolean digit = (token.kinds & Tokeniser.DIGIT) != 0;
        boolean other = (token.kinds & Tokeniser.OTHER) != 0;
        assertThat(tokeniser.hasDigit(i)).as("digit, seed %d, %s", seed, token).isEqualTo(digit);
        assertThat(tokeniser.isNumber(i))
            .as("number, seed %d, %s", seed, token)
            .isEqualTo(token.kinds == Tokeniser.DIGIT);
        assertThat(tokeniser.isWord(i))
            .as("word, seed %d, %s", seed, token)
            .isEqualTo(other && !digit);
      }
      assertThat(found).as("seed %d", seed).isEqualTo(byteByByte(bytes, from, to));
    }
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    int sort = random.nextInt(4);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          switch (sort) {
            case 0 -> (byte) random.nextInt();
            case 1 -> (byte) USUAL.charAt(random.nextInt(USUAL.length()));
            case 2 -> (byte) (random.nextInt(90) == 0 ? ' ' : '0' + random.nextInt(10));
            default -> (byte) (random.nextInt(80) == 0 ? '7' : 'x');
          };
    }
    return bytes;
  }

  private static List<Token> byteByByte(byte[] bytes, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    int start = -1;
    int kinds = 0;
    for (int at = from; at <= to; at++) {
      int kind = at < to ? Tokeniser.kind(bytes[at]) : 0;
      if (kind != 0) {
        start = start < 0 ? at : start;
        kinds |= kind;
      } else if (start >= 0) {
        tokens.add(new Token(start, at, kinds));
        start = -1;
        kinds = 0;
      }
    }
    return tokens;
  }
}
