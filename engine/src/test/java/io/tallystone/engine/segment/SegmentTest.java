package io.tallystone.engine.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.SegmentStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentTest {
  private static final Needs ANY = new Needs.Anything();

  private final HeapSegmentStore store = new HeapSegmentStore();
  private final BlockCache cache = new BlockCache(1 << 20);

  @ParameterizedTest
  @EnumSource
  void everyEventComesBackUnchangedAndInOrder(SegmentEncoding encoding) throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      List<GroupRun> runs = new RandomLogs(seed).runs(3000);
      Segment segment = stored(encoding, "s" + seed, runs);
      assertThat(rows(segment)).as("seed %d", seed).isEqualTo(rows(runs));
      segment.verify(
          damage -> {
            throw new AssertionError(damage);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void messagesOfUpToAMebibyteSurvive(SegmentEncoding encoding) throws IOException {
    Random random = new Random(1);
    EventBuffer run = new EventBuffer();
    for (int i = 0; i < 5; i++) {
      byte[] message = new byte[(1 << 20) - i];
      if (i % 2 == 0) {
        random.nextBytes(message);
      }
      run.add(1, i, i, i, 0, message, 0, message.length);
    }
    List<GroupRun> runs = List.of(new GroupRun(7, run));
    Segment segment = stored(encoding, "large", runs);
    assertThat(segment.blocks()).hasSizeGreaterThan(1);
    assertThat(rows(segment)).isEqualTo(rows(runs));
  }

  @Test
  void theSummaryTellsWhatWasWritten() throws IOException {
    EventBuffer run = new EventBuffer();
    add(run, 5, 1000, "one");
    add(run, 5, 1500, "three");
    add(run, 9, 700, "");
    SegmentContent content =
        new SegmentContent(SegmentEncoding.QUICK, () -> List.of(new GroupRun(3, run)).iterator());
    store.putOnce("a", content);
    SegmentSummary summary = content.summary();
    assertThat(summary.minTime()).isEqualTo(700);
    assertThat(summary.maxTime()).isEqualTo(1500);
    assertThat(summary.events()).isEqualTo(3);
    assertThat(summary.rawBytes()).isEqualTo(8);
    assertThat(summary.storedBytes()).isEqualTo(store.bytes("a").length);
    assertThat(summary.streams())
        .containsExactly(
            new StreamDelta(3, 5, 1000, 1500, 1510, 2, 8 + 2 * 26),
            new StreamDelta(3, 9, 700, 700, 710, 1, 26));
  }

  @Test
  void whoAsksForStreamsOneByOneFindsNoneInTheSummary() throws IOException {
    EventBuffer run = new EventBuffer();
    add(run, 5, 1000, "one");
    List<StreamDelta> told = new ArrayList<>();
    SegmentContent content =
        new SegmentContent(
            SegmentEncoding.QUICK, () -> List.of(new GroupRun(3, run)).iterator(), told::add);
    store.putOnce("a", content);
    assertThat(told).hasSize(1);
    assertThat(content.summary().streams()).isEmpty();
  }

  @Test
  void aSegmentMayBeEmpty() throws IOException {
    Segment segment = stored(SegmentEncoding.QUICK, "empty", List.of());
    assertThat(segment.blocks()).isEmpty();
    assertThat(segment.groupIds()).isEmpty();
    assertThat(segment.candidates(new BlockQuery(1, null, 0, Long.MAX_VALUE, ANY))).isEmpty();
  }

  @Test
  void busyStreamsGetBlocksOfTheirOwnAndSmallOnesShare() throws IOException {
    EventBuffer run = new EventBuffer();
    String line = "x".repeat(1000);
    for (int stream = 1; stream <= 100; stream++) {
      add(run, stream, 10, line);
    }
    for (int i = 0; i < 2500; i++) {
      add(run, 500, i, line);
    }
    for (int stream = 501; stream <= 600; stream++) {
      add(run, stream, 10, line);
    }
    Segment segment =
        stored(SegmentEncoding.QUICK, "a", List.of(new GroupRun(1, run), new GroupRun(2, run)));
    assertThat(segment.groupIds()).containsExactly(1, 2);
    List<BlockRef> first = segment.blocks().stream().filter(b -> b.groupId() == 1).toList();
    assertThat(first).extracting(BlockRef::firstStream).containsExactly(1L, 500L, 500L, 500L);
    assertThat(first).extracting(BlockRef::lastStream).containsExactly(100L, 500L, 500L, 600L);
    assertThat(first).allSatisfy(b -> assertThat(b.rawBytes()).isLessThanOrEqualTo(1 << 20));
  }

  @Test
  void blocksArePrunedByGroupStreamAndTime() throws IOException {
    List<GroupRun> runs = new ArrayList<>();
    for (int group = 1; group <= 3; group++) {
      for (int stream = 10; stream <= 50; stream += 10) {
        EventBuffer run = new EventBuffer();
        for (int i = 0; i < 12; i++) {
          add(run, stream, 1000L * i, "y".repeat(100_000));
        }
        runs.add(new GroupRun(group, run));
      }
    }
    Segment segment = stored(SegmentEncoding.QUICK, "a", runs);
    assertThat(segment.blocks()).hasSize(30);
    assertThat(segment.candidates(new BlockQuery(2, null, 0, 100_000, ANY))).hasSize(10);
    assertThat(segment.candidates(new BlockQuery(4, null, 0, 100_000, ANY))).isEmpty();
    assertThat(segment.candidates(new BlockQuery(2, new long[] {20, 35}, 0, 100_000, ANY)))
        .hasSize(2)
        .allSatisfy(b -> assertThat(b.firstStream()).isEqualTo(20));
    assertThat(segment.candidates(new BlockQuery(2, null, 0, 1, ANY))).hasSize(5);
    assertThat(segment.candidates(new BlockQuery(2, null, 9000, 9001, ANY))).hasSize(5);
    assertThat(segment.candidates(new BlockQuery(2, null, 11_001, 20_000, ANY))).isEmpty();
    assertThat(segment.candidates(new BlockQuery(2, null, 5, 5, ANY))).isEmpty();
    assertThat(segment.candidates(new BlockQuery(2, null, 0, 100_000, new Needs.Nothing())))
        .isEmpty();
  }

  @Test
  void eventsOutOfOrderAreRefused() {
    EventBuffer run = new EventBuffer();
    add(run, 5, 1000, "one");
    add(run, 5, 999, "two");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(SegmentEncoding.QUICK, "a", List.of(new GroupRun(1, run))));
    EventBuffer one = new EventBuffer();
    add(one, 5, 1000, "one");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                stored(
                    SegmentEncoding.QUICK,
                    "a",
                    List.of(new GroupRun(2, one), new GroupRun(1, one))));
  }

  @Test
  void aBlockReadTwiceIsDecodedOnce() throws IOException {
    EventBuffer run = new EventBuffer();
    add(run, 5, 1000, "one");
    Segment segment = stored(SegmentEncoding.QUICK, "a", List.of(new GroupRun(1, run)));
    BlockRef block = segment.blocks().getFirst();
    EventRun first = segment.read(block);
    assertThat(segment.read(block)).isSameAs(first);
    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(1);
  }

  @Test
  void aMissingSegmentIsNamed() {
    assertThatExceptionOfType(SegmentStore.NoSuchSegment.class)
        .isThrownBy(() -> Segment.open(store, "nowhere", cache))
        .withMessageContaining("nowhere");
  }

  private Segment stored(SegmentEncoding encoding, String name, List<GroupRun> runs)
      throws IOException {
    store.putOnce(name, new SegmentContent(encoding, runs::iterator));
    return Segment.open(store, name, cache);
  }

  private static void add(EventBuffer run, long stream, long time, String message) {
    byte[] bytes = message.getBytes(UTF_8);
    run.add(stream, time, time + 10, 100 + run.size(), 0, bytes, 0, bytes.length);
  }

  private record Row(long group, EventPosition position, long ingestionTime, String message) {}

  private static List<Row> rows(List<GroupRun> runs) {
    List<Row> rows = new ArrayList<>();
    runs.forEach(run -> addRows(rows, run.groupId(), run.run()));
    return rows;
  }

  private static List<Row> rows(Segment segment) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (BlockRef block : segment.blocks()) {
      addRows(rows, block.groupId(), segment.read(block));
    }
    return rows;
  }

  private static void addRows(List<Row> rows, long group, EventRun run) {
    for (int i = 0; i < run.size(); i++) {
      var event = run.event(i);
      rows.add(
          new Row(
              group,
              event.position(),
              event.ingestionTime(),
              new String(event.message(), java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
  }
}
