package io.tallystone.engine.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.segment.GroupRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryTableTest {
  private static final int TABLE_BYTES = 1 << 20;
  private static final int SLAB_BYTES = 64 << 10;

  private final Slabs slabs = new Slabs(TABLE_BYTES, 1);

  private record Row(long streamId, long timestamp, long offset, int index, String message) {}

  private static EventBatch batch(long offset, long streamId, long time, String... messages) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < messages.length; i++) {
      events.add(new NewEvent(time + i, messages[i].getBytes(UTF_8)));
    }
    return EventBatch.of(1, streamId, 5, null, events).at(offset);
  }

  private static String message(EventRun run, int row) {
    return new String(run.messages(), run.messageStart(row), run.messageLength(row), UTF_8);
  }

  @Test
  void runsHoldEveryEventOnceInOrderWhateverTheBatchesSizesAndTimes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      MemoryTable table = new MemoryTable(0, slabs);
      table.hold();
      List<Row> expected = new ArrayList<>();
      for (long offset = 0; offset < 60; offset++) {
        long streamId = random.nextInt(4);
        long time = random.nextInt(100);
        String[] messages = new String[1 + random.nextInt(20)];
        for (int i = 0; i < messages.length; i++) {
          int longest = random.nextInt(10) == 0 ? 10_000 : 100;
          messages[i] = "x".repeat(random.nextInt(longest)) + offset + "/" + i;
          expected.add(new Row(streamId, time + i, offset, i, messages[i]));
        }
        table.add(batch(offset, streamId, time, messages));
      }
      expected.sort(
          Comparator.comparingLong(Row::streamId)
              .thenComparingLong(Row::timestamp)
              .thenComparingLong(Row::offset)
              .thenComparingInt(Row::index));
      List<Row> found = new ArrayList<>();
      for (Iterator<GroupRun> it = new SortedTable(table, _ -> false).runs(); it.hasNext(); ) {
        EventRun run = it.next().run();
        for (int i = 0; i < run.size(); i++) {
          found.add(
              new Row(
                  run.streamId(i), run.timestamp(i), run.offset(i), run.index(i), message(run, i)));
        }
      }
      assertThat(found).as("seed %d", seed).isEqualTo(expected);
      table.retire();
      table.release(); // the next table gets what this one leaves
    }
  }

  @Test
  void itsMemoryIsUsedAgainOnlyOnceItIsRetiredAndNobodyHoldsIt() {
    MemoryTable table = new MemoryTable(0, slabs);
    table.hold();
    table.hold();
    table.add(batch(0, 7, 1, "kept"));
    byte[] slab = kept(table, 0).messages();
    table.release();
    table.retire();
    assertThat(slabs.take()).isNotSameAs(slab);
    assertThat(message(kept(table, 0), 0)).isEqualTo("kept");
    table.release();
    assertThat(slabs.take()).isSameAs(slab);
  }

  @Test
  void aBatchTooLargeForASlabStaysWhereItIs() {
    MemoryTable table = new MemoryTable(0, slabs);
    EventBatch large = batch(0, 7, 1, "x".repeat(SLAB_BYTES));
    table.add(large);
    assertThat(kept(table, 0).messages()).isSameAs(large.messages());
  }

  @Test
  void whatIsLeftOverInSlabsCountsAsUsed() {
    MemoryTable table = new MemoryTable(0, slabs);
    String third = "x".repeat(SLAB_BYTES / 3 + 1);
    for (int offset = 0; offset < 40; offset++) {
      table.add(batch(offset, 7, 1, third)); // two to a slab
    }
    assertThat(table.heapBytes()).isBetween(19L * SLAB_BYTES, 21L * SLAB_BYTES);
  }

  private static EventBatch kept(MemoryTable table, int i) {
    return Objects.requireNonNull(table.ofStream(1, 7)).at(i);
  }
}
