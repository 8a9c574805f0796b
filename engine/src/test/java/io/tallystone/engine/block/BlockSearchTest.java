package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.EventBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlockSearchTest {
  private static final String[] NEEDLES = {
    "e", "1", "-", ".", ":", "ERROR", "INFO", "10.0.", ".1.", "0", "00", "dead", "beef", "T1", "Z",
    "\"", "\",\"", "took", "ms", " ", "4", "user_4", "_", "blk_-", "true}", "\u0001", "\n"
  };

  @Test
  void searchingABlockFindsTheRowsThatSearchingItsMessagesFinds() throws MalformedBlock {
    try (BlockEncoder compact = new BlockEncoder(true);
        BlockEncoder plain = new BlockEncoder(false)) {
      int inTemplates = 0;
      for (long seed = 0; seed < 160; seed++) {
        Random random = new Random(seed);
        List<byte[]> messages = messages(random);
        ByteBuffer block = (seed % 8 == 0 ? plain : compact).encode(run(messages)).bytes();
        inTemplates += block.get(4) == MessageEncoding.TEMPLATES.code() ? 1 : 0;
        for (int n = 0; n < 40; n++) {
          byte[] needle = needle(random, messages);
          BlockSelection found = BlockDecoder.select(block, new Needs.Literal(needle));
          BitSet expected = rowsWith(messages, needle);
          String description =
              "seed %d, needle '%s'".formatted(seed, new String(needle, ISO_8859_1));
          boolean certain = needle.length <= Needle.MAX_LENGTH;
          expected.andNot(certain ? new BitSet() : found.rows());
          assertThat(found.certain() || !certain).as(description).isTrue();
          assertThat(certain ? found.rows() : new BitSet()).as(description).isEqualTo(expected);
        }
      }
      assertThat(inTemplates).as("blocks of templates").isGreaterThan(50);
    }
  }

  @Test
  void conditionsJoinTheRowsOfTheirLiterals() throws MalformedBlock {
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String level = i % 3 == 0 ? "WARN" : "INFO";
      messages.add((level + " request " + i + " took " + i % 7 + " ms").getBytes(UTF_8));
    }
    try (BlockEncoder encoder = new BlockEncoder(true)) {
      ByteBuffer block = encoder.encode(run(messages)).bytes();
      Needs warn = literal("WARN");
      Needs five = literal("took 5 ms");
      assertThat(BlockDecoder.select(block, warn).count()).isEqualTo(334);
      BitSet both = rowsWith(messages, "WARN".getBytes(UTF_8));
      both.and(rowsWith(messages, "took 5 ms".getBytes(UTF_8)));
      assertThat(BlockDecoder.select(block, new Needs.AllOf(List.of(warn, five))))
          .isEqualTo(new BlockSelection(both, true));
      BitSet either = rowsWith(messages, "WARN".getBytes(UTF_8));
      either.or(rowsWith(messages, "took 5 ms".getBytes(UTF_8)));
      assertThat(BlockDecoder.select(block, new Needs.AnyOf(List.of(warn, five))))
          .isEqualTo(new BlockSelection(either, true));
      assertThat(BlockDecoder.select(block, new Needs.Anything()).count()).isEqualTo(1000);
      assertThat(BlockDecoder.select(block, new Needs.Nothing()).count()).isZero();
    }
  }

  private static Needs literal(String text) {
    return new Needs.Literal(text.getBytes(UTF_8));
  }

  private static List<byte[]> messages(Random random) {
    RandomMessages source = new RandomMessages(random);
    int kind = random.nextInt(RandomMessages.KINDS + 2);
    List<byte[]> messages = new ArrayList<>();
    for (int rows = 1 + random.nextInt(250); rows > 0; rows--) {
      messages.add(
          switch (kind - RandomMessages.KINDS) {
            case 0 -> identifiers(random).getBytes(UTF_8);
            case 1 ->
                "{\"id\":\"%s\",\"text\":\"%s\",\"ratio\":%d.%d}"
                    .formatted(
                        new UUID(random.nextLong(), random.nextLong()),
                        identifiers(random),
                        random.nextInt(100),
                        random.nextInt(100))
                    .getBytes(UTF_8);
            default -> source.message(kind);
          });
    }
    return messages;
  }

  private static String identifiers(Random random) {
    return "%s: %s-%d span=%08x%s %s"
        .formatted(
            random.nextInt(9) == 0 ? "failed" : "passed",
            new UUID(0x1234_5678_0000_4000L, random.nextLong()),
            random.nextInt(20),
            random.nextInt(),
            random.nextInt(3) == 0 ? "x" + random.nextInt(4) : "",
            "%06X".formatted(random.nextInt(1 << 24)));
  }

  private static byte[] needle(Random random, List<byte[]> messages) {
    if (random.nextInt(3) == 0) {
      return NEEDLES[random.nextInt(NEEDLES.length)].getBytes(UTF_8);
    }
    byte[] message = messages.get(random.nextInt(messages.size()));
    if (message.length == 0) {
      return new byte[] {'x'};
    }
    int length = 1 + random.nextInt(Math.min(message.length, random.nextInt(8) == 0 ? 90 : 40));
    int from = random.nextInt(message.length - length + 1);
    byte[] needle = Arrays.copyOfRange(message, from, from + length);
    if (random.nextInt(3) == 0) {
      needle[random.nextInt(length)] = (byte) "0a-F:".charAt(random.nextInt(5));
    }
    return needle;
  }

  private static BitSet rowsWith(List<byte[]> messages, byte[] needle) {
    String latin1 = new String(needle, ISO_8859_1);
    BitSet rows = new BitSet();
    for (int row = 0; row < messages.size(); row++) {
      rows.set(row, new String(messages.get(row), ISO_8859_1).contains(latin1));
    }
    return rows;
  }

  private static EventBuffer run(List<byte[]> messages) {
    EventBuffer run = new EventBuffer();
    messages.forEach(message -> run.add(1, 1, 1, 1, 1, message, 0, message.length));
    return run;
  }
}
