package io.tallystone.engine.segment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tallystone.engine.block.ByteWriter;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentDamageTest {
  private static final String NAME = "damaged";

  /** Thousands of damaged filters would fill the build's output; held, so that it stays silent. */
  private static final Logger SILENCED = Logger.getLogger(SegmentFilter.class.getName());

  private final HeapSegmentStore store = new HeapSegmentStore();

  @BeforeAll
  static void silence() {
    SILENCED.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    SILENCED.setLevel(null);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("faults row 38: a flipped bit is found and harms no other block")
  void aFlippedBitIsFoundAndHarmsNoOtherBlock(SegmentEncoding encoding) throws IOException {
    byte[] sound = segment(encoding);
    List<List<String>> blocks = contents();
    Random random = new Random(5);
    int step = Math.max(1, sound.length / 600);
    for (int at = 0; at < sound.length; at += at > sound.length - 300 ? 1 : step) {
      byte[] bytes = sound.clone();
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      store.segments.put(NAME, bytes);
      try {
        int damaged = damagedBlocks(blocks);
        List<String> told = new ArrayList<>();
        open().verify(told::add);
        assertThat(told).as("byte %d", at).hasSize(1).first().asString().contains(NAME);
        assertThat(damaged).as("byte %d", at).isLessThanOrEqualTo(1);
      } catch (CorruptSegment e) {
        assertThat(e).hasMessageContaining(NAME);
        assertThat(at).as("what opening reads").isGreaterThan(sound.length / 2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytesChangedAtRandomNeverGiveAWrongAnswer(SegmentEncoding encoding) throws IOException {
    byte[] sound = segment(encoding);
    List<List<String>> blocks = contents();
    for (long seed = 0; seed < 120; seed++) {
      Random random = new Random(seed);
      byte[] bytes = sound.clone();
      for (int n = 1 + random.nextInt(20); n > 0; n--) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(200));
        Arrays.fill(bytes, at, end, (byte) (random.nextBoolean() ? 0 : random.nextInt()));
      }
      store.segments.put(NAME, bytes);
      try {
        damagedBlocks(blocks);
      } catch (CorruptSegment e) {
        assertThat(e).hasMessageContaining(NAME);
      }
    }
  }

  @Test
  @DisplayName("faults row 39: a segment of zeros or cut off anywhere is reported as damaged")
  void aSegmentOfZerosOrCutOffAnywhereIsReportedAsDamaged() throws IOException {
    byte[] sound = segment(SegmentEncoding.COMPACT);
    store.segments.put(NAME, new byte[sound.length]);
    assertThatExceptionOfType(CorruptSegment.class).isThrownBy(this::open);
    for (int length = 0; length < sound.length; length += 1 + sound.length / 500) {
      store.segments.put(NAME, Arrays.copyOf(sound, length));
      assertThatExceptionOfType(CorruptSegment.class).isThrownBy(this::open);
    }
  }

  @Test
  void aFileThatShrinksWhileOpenDamagesOnlyTheBlocksItLost() throws IOException {
    byte[] sound = segment(SegmentEncoding.COMPACT);
    Segment segment = open();
    BlockRef last = segment.blocks().getLast();
    store.segments.put(NAME, Arrays.copyOf(sound, (int) last.offset() + 3));
    assertThat(segment.read(segment.blocks().getFirst()).size()).isPositive();
    assertThatExceptionOfType(CorruptBlock.class)
        .isThrownBy(() -> segment.read(last))
        .withMessageContaining(NAME)
        .withMessageContaining("block " + last.ordinal() + " at offset " + last.offset());
  }

  @Test
  @DisplayName("faults row 48: a newer format is refused, naming both versions")
  void aNewerFormatIsRefusedNamingBothVersions() throws IOException {
    byte[] bytes = segment(SegmentEncoding.QUICK);
    ByteWriter mark = new ByteWriter();
    mark.writeLong(SegmentFormat.MAGIC);
    mark.writeInt(7);
    mark.writeInt(Checksum.of(mark.array(), 0, 12));
    System.arraycopy(mark.array(), 0, bytes, bytes.length - 16, 16);
    store.segments.put(NAME, bytes);
    assertThatExceptionOfType(UnsupportedSegment.class)
        .isThrownBy(this::open)
        .withMessageContaining(NAME)
        .withMessageContaining("version: 7 (expected: <= 1)");
  }

  private byte[] segment(SegmentEncoding encoding) throws IOException {
    List<GroupRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= 8; seed++) {
      for (GroupRun run : new RandomLogs(seed).runs(100)) {
        runs.add(new GroupRun(1000L * seed + run.groupId(), run.run()));
      }
    }
    store.delete(NAME);
    store.putOnce(NAME, new SegmentContent(encoding, runs::iterator));
    assertThat(open().blocks()).hasSizeGreaterThan(5);
    return store.bytes(NAME).clone();
  }

  private Segment open() throws IOException {
    return Segment.open(store, NAME, new BlockCache(0));
  }

  private List<List<String>> contents() throws IOException {
    Segment segment = open();
    List<List<String>> contents = new ArrayList<>();
    for (BlockRef block : segment.blocks()) {
      contents.add(content(segment.read(block)));
    }
    return contents;
  }

  /** Reads and searches everything; all that is not reported as damaged must be right. */
  private int damagedBlocks(List<List<String>> expected) throws IOException {
    Segment segment = open();
    List<BlockRef> blocks = segment.blocks();
    assertThat(blocks).hasSameSizeAs(expected);
    int damaged = 0;
    for (BlockRef block : blocks) {
      List<String> rows = expected.get(block.ordinal());
      String row = rows.get(rows.size() / 2);
      byte[] message = row.substring(row.indexOf('|') + 1).getBytes(ISO_8859_1);
      Needs needs = message.length == 0 ? new Needs.Anything() : new Needs.Literal(message);
      assertThat(
              segment.candidates(new BlockQuery(block.groupId(), null, 0, Long.MAX_VALUE, needs)))
          .contains(block);
      try {
        assertThat(segment.mayContain(block, needs)).isTrue();
        assertThat(content(segment.read(block))).isEqualTo(rows);
      } catch (CorruptBlock e) {
        assertThat(e).hasMessageContaining(NAME).hasMessageContaining("offset " + block.offset());
        damaged++;
      }
    }
    return damaged;
  }

  private static List<String> content(EventRun run) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < run.size(); i++) {
      rows.add(
          run.position(i)
              + " "
              + run.ingestionTime(i)
              + "|"
              + new String(run.event(i).message(), ISO_8859_1));
    }
    return rows;
  }
}
