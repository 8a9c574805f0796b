package io.tallystone.engine.maintenance;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.memory.StreamStatistics;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.SegmentContent;
import io.tallystone.engine.segment.SegmentEncoding;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.view.LiveSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Writes the kept events of some segments anew, compactly, one segment per day.
 *
 * <p>Each day is a pass of its own over the blocks that reach into it, so memory does not grow with
 * the number of days. Most segments hold one or two.
 */
final class Rewriting {
  /** A block over more days than this is read to see which of them it has events of. */
  private static final int FEW_DAYS = 2;

  /**
   * What came of it.
   *
   * @param segments stored, not live yet
   * @param removedBytes per group, as {@link StreamStatistics#bytes} counts them
   */
  record Rewritten(List<LiveSegment> segments, Map<Long, Long> removedBytes) {}

  private final SegmentWriting writing;
  private final Quarantine quarantine;
  private final SegmentStore store;
  private final Supplier<String> names;
  private final Pacer pacer;

  Rewriting(
      SegmentStore store,
      BlockCache cache,
      Quarantine quarantine,
      Supplier<String> names,
      Pacer pacer) {
    this.store = store;
    this.writing = new SegmentWriting(store, cache);
    this.quarantine = quarantine;
    this.names = names;
    this.pacer = pacer;
  }

  /**
   * Rewrites the segments; if that fails, nothing is left behind.
   *
   * @throws io.tallystone.engine.segment.CorruptBlock if one is damaged; it is in quarantine now
   * @throws io.tallystone.engine.segment.CorruptSegment likewise
   */
  Rewritten run(List<LiveSegment> inputs, KeptEvents kept) throws IOException {
    int level = 1 + inputs.stream().mapToInt(input -> input.stored().level()).max().orElse(0);
    List<LiveSegment> written = new ArrayList<>();
    boolean done = false;
    try {
      List<MergeSource> sources = new ArrayList<>();
      for (LiveSegment input : inputs) {
        sources.add(MergeSource.open(input, store, quarantine));
      }
      Map<Long, Long> bytes = bytesByGroup(sources);
      for (Day day : days(sources, kept)) {
        writeDay(sources, kept, day, level, bytes, written);
      }
      bytes.values().removeIf(removed -> removed == 0);
      done = true;
      return new Rewritten(written, bytes);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!done) {
        writing.discard(written);
      }
    }
  }

  private void writeDay(
      List<MergeSource> sources,
      KeptEvents kept,
      Day day,
      int level,
      Map<Long, Long> bytes,
      List<LiveSegment> written)
      throws IOException {
    if (!new MergedRuns(sources, kept, day, pacer).hasNext()) {
      return;
    }
    Map<Long, Long> keptBytes = new HashMap<>();
    SegmentContent content =
        new SegmentContent(
            SegmentEncoding.COMPACT,
            () -> {
              keptBytes.clear(); // an attempt begins
              return new MergedRuns(sources, kept, day, pacer);
            },
            stream -> keptBytes.merge(stream.groupId(), stream.bytes(), Long::sum));
    written.add(writing.put(names.get(), level, content));
    keptBytes.forEach((groupId, stillThere) -> bytes.merge(groupId, -stillThere, Long::sum));
  }

  private static Map<Long, Long> bytesByGroup(List<MergeSource> sources) {
    Map<Long, Long> bytes = new HashMap<>();
    for (MergeSource source : sources) {
      for (BlockRef block : source.blocks()) {
        bytes.merge(block.groupId(), MergeSource.bytes(block), Long::sum);
      }
    }
    return bytes;
  }

  private static Set<Day> days(List<MergeSource> sources, KeptEvents kept) {
    Set<Day> days = new TreeSet<>();
    for (MergeSource source : sources) {
      for (BlockRef block : source.blocks()) {
        if (!kept.isDead(block)) {
          addDays(source, block, days);
        }
      }
    }
    return days;
  }

  private static void addDays(MergeSource source, BlockRef block, Set<Day> days) {
    long first = Day.of(block.minTime()).number();
    long last = Day.of(block.maxTime()).number();
    if (last - first < FEW_DAYS) {
      days.add(new Day(first));
      days.add(new Day(last));
      return;
    }
    EventRun run = source.read(block);
    for (int row = 0; row < run.size(); row++) {
      days.add(Day.of(run.timestamp(row)));
    }
  }
}
