package io.tallystone.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LiteralSearchTest {

  @Test
  void itFindsExactlyWhatStringsContain() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200_000; round++) {
      byte[] text = bytes(random, random.nextInt(40));
      byte[] needle = bytes(random, 1 + random.nextInt(5));
      int from = random.nextInt(text.length + 1);
      int length = random.nextInt(text.length - from + 1);
      boolean expected = latin1(text, from, length).contains(latin1(needle, 0, needle.length));
      assertThat(new LiteralSearch(needle).matches(text, from, length))
          .as("seed %d round %d", seed, round)
          .isEqualTo(expected);
    }
  }

  @Test
  void anEmptyNeedleIsRefused() {
    assertThatThrownBy(() -> new LiteralSearch(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Few different bytes, so that near misses are frequent; zero and high ones among them. */
  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] alphabet = {'a', 'b', 0, (byte) 0xff, (byte) 0x80, 'e'};
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = alphabet[random.nextInt(random.nextBoolean() ? 2 : alphabet.length)];
    }
    return bytes;
  }

  private static String latin1(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
