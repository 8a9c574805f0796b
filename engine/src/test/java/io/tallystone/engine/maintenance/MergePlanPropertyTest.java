package io.tallystone.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.heap.HeapSegments;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.view.LiveSegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Seals at random over some weeks, carries out what the plan says, and counts segments. */
class MergePlanPropertyTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long FULL = 10_000;

  /** Message bytes of a segment by day; what a merge of it leads to follows from that. */
  private final Map<LiveSegment, Map<Long, Long>> contents = new HashMap<>();

  private final List<LiveSegment> live = new ArrayList<>();
  private final HeapSegments store = new HeapSegments();
  private final BlockCache cache = new BlockCache(0);
  private int names;
  private int seals;
  private long sealedBytes;
  private long rewrittenBytes;

  private void add(int level, Map<Long, Long> bytesByDay) {
    long first = bytesByDay.keySet().stream().min(Long::compare).orElseThrow();
    long last = bytesByDay.keySet().stream().max(Long::compare).orElseThrow();
    long bytes = bytesByDay.values().stream().mapToLong(Long::longValue).sum();
    String name = "s%09d".formatted(names++);
    SegmentRecord stored =
        new SegmentRecord(name, level, first * DAY, last * DAY, 1, bytes, bytes, "");
    LiveSegment segment = new LiveSegment(stored, store, cache);
    contents.put(segment, bytesByDay);
    live.add(segment);
  }

  private void seal(Random random, long day) {
    Map<Long, Long> bytes = new HashMap<>();
    long late = random.nextInt(10) == 0 ? random.nextInt(8) : 0;
    long size = 1L + random.nextInt(random.nextInt(20) == 0 ? 2 * (int) FULL : 200);
    bytes.merge(day - late, size, Long::sum);
    if (random.nextInt(5) == 0) {
      bytes.merge(day - 1, 1L + random.nextInt(50), Long::sum);
    }
    sealedBytes += bytes.values().stream().mapToLong(Long::longValue).sum();
    seals++;
    add(0, bytes);
  }

  private void merge(List<LiveSegment> inputs) {
    int level = 1 + inputs.stream().mapToInt(input -> input.stored().level()).max().orElseThrow();
    Map<Long, Long> bytesByDay = new TreeMap<>();
    for (LiveSegment input : inputs) {
      Map<Long, Long> content = Objects.requireNonNull(contents.remove(input));
      content.forEach((day, bytes) -> bytesByDay.merge(day, bytes, Long::sum));
      rewrittenBytes += input.stored().rawBytes();
    }
    live.removeAll(inputs);
    bytesByDay.forEach((day, bytes) -> add(level, Map.of(day, bytes)));
  }

  @Test
  void theNumberOfSegmentsIsBoundedAndSoIsWhatIsWrittenAgain() {
    for (long seed = 0; seed < 20; seed++) {
      MergePlanPropertyTest world = new MergePlanPropertyTest();
      world.run(new Random(seed), 2 + (int) (seed % 15), "seed " + seed);
    }
  }

  private void run(Random random, int fanIn, String where) {
    MergePlan plan = new MergePlan(fanIn, FULL);
    for (long day = 100; day < 121; day++) {
      int today = random.nextInt(60);
      for (int i = 0; i < today; i++) {
        seal(random, day);
        long now = day * DAY + i;
        Optional<List<LiveSegment>> next = plan.next(live, now);
        while (next.isPresent()) {
          assertThat(next.get()).as(where).hasSizeGreaterThanOrEqualTo(2);
          merge(next.get());
          next = plan.next(live, now);
        }
        assertFew(fanIn, day, where);
      }
    }
    assertThat(contents.values().stream().flatMap(c -> c.values().stream()).mapToLong(b -> b).sum())
        .as("%s: no byte is lost", where)
        .isEqualTo(sealedBytes);
    assertThat(rewrittenBytes).as(where).isLessThanOrEqualTo(sealedBytes * (1L + mostLevels()));
  }

  /** What the plan promises, see {@link MergePlan}. */
  private void assertFew(int fanIn, long today, String where) {
    Map<String, Integer> small = new HashMap<>();
    TreeSet<Long> days = new TreeSet<>();
    long sealed = 0;
    long full = 0;
    for (LiveSegment segment : live) {
      SegmentRecord stored = segment.stored();
      long day = Math.floorDiv(stored.minTime(), DAY);
      days.add(day);
      assertThat(stored.level()).as(where).isLessThanOrEqualTo(mostLevels());
      if (stored.level() == 0) {
        sealed++;
      } else if (stored.rawBytes() >= FULL / 2) {
        full++;
      } else {
        int same = small.merge(day + " level " + stored.level(), 1, Integer::sum);
        assertThat(same).as("%s: of day %d", where, day).isLessThan(day <= today - 3 ? 2 : 4);
      }
    }
    assertThat(sealed).as(where).isLessThan(fanIn);
    assertThat(full).as(where).isLessThanOrEqualTo(2 * sealedBytes / FULL);
    assertThat(live.size())
        .as(where)
        .isLessThanOrEqualTo(
            fanIn + (days.size() + 2 * 4) * mostLevels() + (int) (2 * sealedBytes / FULL));
  }

  /** A segment of a level holds at least two of the level below. */
  private int mostLevels() {
    return 2 + (Integer.SIZE - Integer.numberOfLeadingZeros(seals));
  }
}
