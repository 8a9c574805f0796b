package io.tallystone.engine.catalog;

import static io.tallystone.engine.catalog.DirectoryTestWorld.SCOPE;
import static io.tallystone.engine.catalog.DirectoryTestWorld.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many streams in one group and many groups. Small by default; {@code -Dtallystone.long=true} makes
 * a million streams and 10,000 groups and prints what each step took.
 */
final class ScaleTest {

  private static final boolean LONG = Boolean.getBoolean("tallystone.long");
  private static final int STREAMS = LONG ? 1_000_000 : 5_000;
  private static final int GROUPS = LONG ? 10_000 : 200;
  private static final int DELTAS = LONG ? 100_000 : 2_500;
  private static final int LOOK_UPS = LONG ? 200_000 : 5_000;

  private final Random random = new Random(1);

  @TempDir Path directory = Path.of("");

  @Test
  void manyStreamsAndGroupsAreCreatedFoundListedCommittedAndDeleted() throws Exception {
    Path file = directory.resolve("catalog.db");
    long group;
    try (SqliteCatalog catalog = SqliteCatalog.open(file, Clock.systemUTC())) {
      LogDirectory streams = catalog.directory();
      group = streams.createGroup(group("g")).orElseThrow().id();
      took("create groups", () -> parallel(GROUPS, i -> streams.createGroup(group("g/" + i))));
      took("create streams", () -> parallel(STREAMS, i -> streams.createStream(group, name(i), i)));
      assertThat(streams.streamCount(group)).isEqualTo(STREAMS);
    }
    print("file: %,d bytes", Files.size(file));
    try (SqliteCatalog catalog = took("open", () -> SqliteCatalog.open(file, Clock.systemUTC()))) {
      LogDirectory streams = catalog.directory();
      took("look up at random", () -> lookUp(streams, group, STREAMS));
      took("look up 1,000 hot ones", () -> lookUp(streams, group, 1_000));
      print("heap used: %,d KiB", usedHeap() >> 10);
      took("commit of deltas", () -> commit(catalog, group));
      took("all pages of 1,000 by name", () -> pages(streams, group));
      took("50 pages of 50 by last event", () -> pagesByLastEvent(streams, group, 50));
      took("delete group", () -> streams.deleteGroup(SCOPE, "g", 5));
      assertThat(streams.stream(group, name(0))).isEmpty();
      took("purge", () -> awaitPurge(catalog));
    }
  }

  private static int parallel(int count, Change change) throws Exception {
    int threads = 16;
    List<Callable<Integer>> callers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t;
      callers.add(
          () -> {
            int done = 0;
            for (int i = first; i < count; i += threads) {
              done += change.make(i).equals(Optional.empty()) ? 0 : 1;
            }
            return done;
          });
    }
    int done = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Integer> result : pool.invokeAll(callers)) {
        done += result.get();
      }
    }
    assertThat(done).isEqualTo(count);
    return done;
  }

  /** One change of many. */
  private interface Change {
    Object make(int number);
  }

  private int lookUp(LogDirectory streams, long group, int among) {
    for (int i = 0; i < LOOK_UPS; i++) {
      String name = name(random.nextInt(among));
      assertThat(streams.stream(group, name).orElseThrow().name()).isEqualTo(name);
    }
    return LOOK_UPS;
  }

  private int commit(SqliteCatalog catalog, long group) {
    long first = catalog.directory().stream(group, name(0)).orElseThrow().id();
    List<StreamDelta> deltas = new ArrayList<>();
    for (int i = 0; i < DELTAS; i++) {
      // Spread over the group: every tenth stream or so.
      long id = first + (long) i * (STREAMS / DELTAS);
      deltas.add(new StreamDelta(group, id, i, i + 5, i + 9, 1, 10));
    }
    CommitResult result =
        catalog.commit(catalog.acquire(0, "node"), 0, 1, List.of(), deltas, List.of());
    assertThat(result).isEqualTo(new CommitResult.Committed());
    return DELTAS;
  }

  private static int pages(LogDirectory streams, long group) {
    int seen = 0;
    @Nullable String after = null;
    List<LogStream> page;
    do {
      page = streams.streams(group, "", after, 1_000, false);
      seen += page.size();
      after = page.isEmpty() ? after : page.getLast().name();
    } while (!page.isEmpty());
    assertThat(seen).isEqualTo(STREAMS);
    return seen;
  }

  private static int pagesByLastEvent(LogDirectory streams, long group, int pages) {
    @Nullable LogStream after = null;
    for (int i = 0; i < pages; i++) {
      List<LogStream> page = streams.streamsByLastEvent(group, after, 50, true);
      assertThat(page).hasSize(50);
      after = page.getLast();
    }
    return pages;
  }

  private static int awaitPurge(SqliteCatalog catalog) throws InterruptedException {
    while (catalog.writer().write(s -> s.number("SELECT count(*) FROM stream_purge")) > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return STREAMS;
  }

  private static String name(int i) {
    // Scattered over the index, as names with random parts are.
    return "stream/%08x/%d".formatted(Integer.reverse(i), i);
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static <T> T took(String what, Callable<T> step) throws Exception {
    long start = System.nanoTime();
    T result = step.call();
    print("%s: %,d µs (%s)", what, (System.nanoTime() - start) / 1_000, result);
    return result;
  }

  private static void print(String format, Object... values) {
    if (LONG) {
      System.out.printf(format + "%n", values);
    }
  }
}
