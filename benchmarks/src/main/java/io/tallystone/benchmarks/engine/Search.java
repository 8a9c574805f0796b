package io.tallystone.benchmarks.engine;

import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import io.tallystone.engine.store.Page;
import io.tallystone.engine.store.ReadRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A search for one text in the store's only group. */
public final class Search {
  private static final int PAGE_EVENTS = 10_000;
  private static final long PAGE_BYTES = 1 << 20;

  private Search() {}

  static int run(LogStore store, LogGroup group, String text) {
    FilterPattern pattern = FilterPattern.parse('"' + text + '"');
    Page page =
        store.read(
            new ReadRequest(
                group.id(),
                null,
                0,
                Long.MAX_VALUE,
                null,
                false,
                PAGE_EVENTS,
                PAGE_BYTES,
                pattern.matcher(),
                pattern.needs()));
    return page.events().size();
  }

  /** The first search of a process: prints its nanoseconds and the events found. */
  public static void main(String[] arguments) throws IOException {
    try (LogStore store =
        LogStores.open(Path.of(arguments[0]), Stores.merging(2), Clock.systemUTC())) {
      LogGroup group = Stores.group(store);
      long start = System.nanoTime();
      int found = run(store, group, arguments[1]);
      System.out.println(System.nanoTime() - start + " " + found);
    }
  }
}
