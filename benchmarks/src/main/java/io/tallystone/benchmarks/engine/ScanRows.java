package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.measure.Rates;
import io.tallystone.benchmarks.measure.Ripgrep;
import io.tallystone.benchmarks.measure.Spread;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import io.tallystone.benchmarks.report.Target;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.engine.block.BlockSelection;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.disk.NioDisk;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.files.DataDirectory;
import io.tallystone.engine.files.FileSegmentStore;
import io.tallystone.engine.query.MessageMatcher;
import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.spi.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Searches that look at every block, on one thread: the filters are left aside and nothing decoded
 * is kept, so the rates are those of blocks that nobody asked for before. In GB of raw text a
 * second.
 */
final class ScanRows {
  private static final int PASSES = 5;
  private static final int MAX_OPEN_FILES = 64;
  private static final String WORD = "ERROR";
  private static final String REGEX = "[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+:[0-9]+";
  private static final double GB = 1e9;

  private final List<Segment> segments;
  private final Dataset dataset;

  private ScanRows(List<Segment> segments, Dataset dataset) {
    this.segments = segments;
    this.dataset = dataset;
  }

  static void run(Bench bench, Dataset dataset, Path directory) throws IOException {
    NioDisk disk = new NioDisk();
    try (DataDirectory data = DataDirectory.open(disk, directory);
        FileSegmentStore store = FileSegmentStore.open(disk, data.segments(), MAX_OPEN_FILES)) {
      List<Segment> segments = new ArrayList<>();
      BlockCache nothingKept = new BlockCache(0);
      for (String name : names(bench, data)) {
        segments.add(Segment.open(store, name, nothingKept));
      }
      new ScanRows(segments, dataset).rows(bench);
    }
  }

  private static List<String> names(Bench bench, DataDirectory data) {
    try (SqliteCatalog catalog = SqliteCatalog.open(data.catalog(), bench.clock())) {
      return catalog.snapshot().segments().stream().map(Catalog.SegmentRecord::name).toList();
    }
  }

  private void rows(Bench bench) throws IOException {
    byte[] sample = Rates.sample(dataset.streams());
    String contains =
        "String.contains on raw text %s GB/s"
            .formatted(Numbers.of(Rates.contains(sample, Dataset.ABSENT) / 1000));
    add(
        bench,
        "Scan for a UUID that is nowhere, no filter used",
        () -> scan(Dataset.ABSENT, false),
        contains + rg(Dataset.ABSENT),
        20);
    add(
        bench,
        "Count of events with " + WORD + ", no filter used",
        () -> scan(WORD, true),
        contains + rg(WORD),
        15);
    FilterPattern regex = FilterPattern.parse('%' + REGEX + '%');
    add(
        bench,
        "Regular expression that needs every line",
        () -> count(regex.needs(), regex.matcher()),
        "java.util.regex on raw lines %s GB/s"
                .formatted(Numbers.of(Rates.regex(sample, REGEX) / 1000))
            + rg(REGEX),
        1);
  }

  /** One pass; the result must be used. */
  private interface Pass {
    long run() throws IOException;
  }

  private void add(Bench bench, String name, Pass pass, String limit, double target)
      throws IOException {
    Spread rates = new Spread();
    long found = 0;
    long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(bench.sizes().loopSeconds());
    do {
      found = pass.run();
    } while (System.nanoTime() < warm);
    for (int i = 0; i < PASSES; i++) {
      long start = System.nanoTime();
      found = pass.run();
      rates.add(dataset.bytes() / GB / ((System.nanoTime() - start) / 1e9));
    }
    bench
        .report()
        .add(
            Row.against(
                name,
                rates.ofRates("GB/s/core") + ", " + Numbers.of(found) + " found",
                limit,
                Target.atLeast(target, "GB/s/core"),
                rates.median()));
  }

  private String rg(String pattern) throws IOException {
    OptionalDouble millis = Ripgrep.count(dataset.streams(), pattern);
    return millis.isPresent()
        ? "; rg -j1 " + Numbers.of(dataset.bytes() / GB / (millis.getAsDouble() / 1000)) + " GB/s"
        : "";
  }

  /** Looks for a text in every block. */
  private long scan(String text, boolean present) throws IOException {
    FilterPattern pattern = FilterPattern.parse('"' + text + '"');
    long found = count(pattern.needs(), pattern.matcher());
    if (present != found > 0) {
      throw new IllegalStateException(text + ": " + found + " events found");
    }
    return found;
  }

  /**
   * Counts the events of every block that match. The patterns say no more than their needs, so
   * where the rows are certain they are the answer; else their messages are looked at.
   */
  private long count(Needs needs, MessageMatcher matcher) throws IOException {
    long found = 0;
    for (Segment segment : segments) {
      for (BlockRef block : segment.blocks()) {
        BlockSelection rows = segment.select(block, needs);
        if (rows.certain()) {
          found += rows.count();
        } else if (rows.count() > 0) {
          found += matching(segment.read(block), rows.rows(), matcher);
        }
      }
    }
    return found;
  }

  private static long matching(EventRun run, BitSet rows, MessageMatcher matcher) {
    long found = 0;
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      if (matcher.matches(run.messages(), run.messageStart(row), run.messageLength(row))) {
        found++;
      }
    }
    return found;
  }
}
