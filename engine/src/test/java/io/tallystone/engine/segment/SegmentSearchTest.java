package io.tallystone.engine.segment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentSearchTest {
  private final HeapSegmentStore store = new HeapSegmentStore();

  @ParameterizedTest
  @EnumSource
  void noBlockThatHoldsALiteralIsEverLeftOut(SegmentEncoding encoding) throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<GroupRun> runs = new RandomLogs(seed).runs(1500);
      Segment segment = stored(encoding, "s" + seed, runs);
      List<String> texts = texts(segment);
      for (int n = 0; n < 60; n++) {
        byte[] literal = pieceOfAMessage(random, runs);
        if (literal.length == 0) {
          continue;
        }
        Needs needs = wrapped(random, new Needs.Literal(literal));
        String latin1 = new String(literal, ISO_8859_1);
        for (BlockRef block : segment.blocks()) {
          if (texts.get(block.ordinal()).contains(latin1)) {
            assertThat(candidates(segment, block.groupId(), needs))
                .as("seed %d, filter, literal %s", seed, latin1)
                .contains(block);
            assertThat(segment.mayContain(block, needs))
                .as("seed %d, text, literal %s", seed, latin1)
                .isTrue();
            assertThat(segment.select(block, needs).count())
                .as("seed %d, rows, literal %s", seed, latin1)
                .isPositive();
          }
        }
      }
    }
  }

  @Test
  void aNeedleIsFoundInOneOfManyBlocksFromAFewReads() throws IOException {
    List<GroupRun> runs = new ArrayList<>();
    Random random = new Random(3);
    String needle = "";
    String address = "";
    for (int group = 1; group <= 700; group++) {
      EventBuffer run = new EventBuffer();
      for (int i = 0; i < 30; i++) {
        needle = group == 345 && i == 7 ? uuid(random) : needle;
        address = group == 345 && i == 7 ? "10.17.203.4" : address;
        String line =
            "request %s from %s took %d ms"
                .formatted(
                    group == 345 && i == 7 ? needle : uuid(random),
                    group == 345 && i == 7 ? address : "10.17." + random.nextInt(200) + ".9",
                    random.nextInt(1000));
        byte[] message = line.getBytes(UTF_8);
        run.add(1, i, i, i, 0, message, 0, message.length);
      }
      runs.add(new GroupRun(group, run));
    }
    Segment segment = stored(SegmentEncoding.COMPACT, "needle", runs);
    assertThat(segment.indexBytes()).isLessThan(700 * 100);
    store.bytesRead = 0;
    int found = 0;
    for (long group = 1; group <= 700; group++) {
      found += candidates(segment, group, literal(" " + needle + " ")).size();
    }
    assertThat(found).isEqualTo(1);
    assertThat(candidates(segment, 345, literal(needle))).hasSize(1);
    assertThat(candidates(segment, 345, literal("from " + address + " took"))).hasSize(1);
    assertThat(candidates(segment, 1, literal("from " + address + " took"))).isEmpty();
    assertThat(candidates(segment, 1, literal("203.4"))).as("may be inside tokens").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void wordsThatAreNowhereRuleABlockOutWithoutDecodingIt(SegmentEncoding encoding)
      throws IOException {
    EventBuffer run = new EventBuffer();
    for (int i = 0; i < 100; i++) {
      byte[] message =
          "{\"level\":\"%s\",\"n\":%d,\"msg\":\"order %d shipped\"}"
              .formatted(i % 2 == 0 ? "INFO" : "WARN", i, i * 77)
              .getBytes(UTF_8);
      run.add(1, i, i, i, 0, message, 0, message.length);
    }
    Segment segment = stored(encoding, "words", List.of(new GroupRun(1, run)));
    BlockRef block = segment.blocks().getFirst();
    assertThat(segment.mayContain(block, literal("ERROR"))).isFalse();
    assertThat(segment.mayContain(block, literal("WARN"))).isTrue();
    assertThat(segment.mayContain(block, literal("ship"))).isTrue();
    assertThat(segment.mayContain(block, literal("skip"))).isFalse();
    assertThat(segment.mayContain(block, new Needs.Nothing())).isFalse();
    assertThat(
            segment.mayContain(
                block, new Needs.AllOf(List.of(literal("WARN"), literal("skipped")))))
        .isFalse();
    assertThat(
            segment.mayContain(
                block, new Needs.AnyOf(List.of(literal("WARN"), literal("skipped")))))
        .isTrue();
  }

  private static Needs literal(String text) {
    return new Needs.Literal(text.getBytes(UTF_8));
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static Needs wrapped(Random random, Needs needs) {
    Needs absent = literal("never seen anywhere");
    return switch (random.nextInt(4)) {
      case 0 -> new Needs.AllOf(List.of(new Needs.Anything(), needs));
      case 1 -> new Needs.AnyOf(List.of(absent, needs, new Needs.Nothing()));
      default -> needs;
    };
  }

  private static byte[] pieceOfAMessage(Random random, List<GroupRun> runs) {
    EventRun run = runs.get(random.nextInt(runs.size())).run();
    byte[] message = run.event(random.nextInt(run.size())).message();
    int from = random.nextInt(message.length + 1);
    int length = Math.min(message.length - from, 1 + random.nextInt(60));
    return java.util.Arrays.copyOfRange(message, from, from + length);
  }

  private static List<BlockRef> candidates(Segment segment, long group, Needs needs)
      throws IOException {
    return segment.candidates(new BlockQuery(group, null, 0, Long.MAX_VALUE, needs));
  }

  /** The messages of each block, with a byte between them that is in no literal. */
  private static List<String> texts(Segment segment) throws IOException {
    List<String> texts = new ArrayList<>();
    for (BlockRef block : segment.blocks()) {
      StringBuilder text = new StringBuilder();
      EventRun run = segment.read(block);
      for (int i = 0; i < run.size(); i++) {
        text.append(new String(run.event(i).message(), ISO_8859_1)).append('\u1234');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private Segment stored(SegmentEncoding encoding, String name, List<GroupRun> runs)
      throws IOException {
    store.putOnce(name, new SegmentContent(encoding, runs::iterator));
    return Segment.open(store, name, new BlockCache(1 << 20));
  }
}
