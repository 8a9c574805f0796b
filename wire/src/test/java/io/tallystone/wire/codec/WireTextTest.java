package io.tallystone.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTextTest {

  @Test
  void agreesWithTheStrictDecoderOnRandomBytes() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = almostUtf8(random);
      assertThat(WireText.isUtf8(bytes))
          .as("seed %d, case %d, %s", seed, i, java.util.HexFormat.of().formatHex(bytes))
          .isEqualTo(decodes(bytes));
    }
  }

  @Test
  void findsUnicodeEscapesWhereverTheyAre() {
    long seed = 8;
    Random random = new Random(seed);
    String alphabet = "\\\\uxa\"";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(
            random.nextInt(4) == 0 ? alphabet.charAt(random.nextInt(alphabet.length())) : 'x');
      }
      boolean expected = text.toString().replaceAll("\\\\[^u]", "").contains("\\u");
      assertThat(WireText.hasUnicodeEscape(text.toString().getBytes(StandardCharsets.US_ASCII)))
          .as("seed %d, case %d, %s", seed, i, text)
          .isEqualTo(expected);
    }
  }

  private static byte[] almostUtf8(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.appendCodePoint(random.nextInt(1 << (7 + random.nextInt(10))));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt() | 0x80);
    }
    return bytes;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
