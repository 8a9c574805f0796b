package io.tallystone.benchmarks.engine;

import io.tallystone.benchmarks.workload.Batch;
import io.tallystone.benchmarks.workload.BatchReader;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.DatasetWriter;
import io.tallystone.benchmarks.workload.Kind;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.LogStores;
import io.tallystone.engine.store.StoreOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A store of very many groups and streams, in a JVM of its own: every stream gets a few events, the
 * rest goes to some busy ones, as in real life. Sealing and merging run in the background.
 */
public final class ManyStreams {
  private static final int CREATORS = 32;
  private static final int BUSY = 100;
  private static final int EVENTS_EACH = 5;
  private static final int IN_FLIGHT = 256;
  private static final long LOGS = 64_000_000;

  private final LogStore store;
  private final Deque<CompletableFuture<Appended>> waiting = new ArrayDeque<>();
  private final Progress progress = new Progress();

  private ManyStreams(LogStore store) {
    this.store = store;
  }

  /** What a run came to. */
  public record Outcome(
      double liveHeapMb, double residentMb, long files, double diskGb, double openSeconds) {

    /** From the line that the run prints. */
    public static Outcome parse(String line) {
      String[] numbers = line.split(" ", -1);
      return new Outcome(
          Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]),
          Long.parseLong(numbers[2]),
          Double.parseDouble(numbers[3]),
          Double.parseDouble(numbers[4]));
    }

    String line() {
      return liveHeapMb + " " + residentMb + " " + files + " " + diskGb + " " + openSeconds;
    }
  }

  /** Arguments: data directory, folder for logs, streams, groups, message bytes. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Path.of(arguments[0]);
    Clock clock = Clock.systemUTC();
    Dataset logs = new DatasetWriter(Path.of(arguments[1]), clock).generate(Kind.MIXED, LOGS);
    StoreOptions options = StoreOptions.defaults().withAppendWait(Duration.ofMinutes(5));
    double heap;
    double resident;
    try (LogStore store = LogStores.open(directory, options, clock)) {
      int streams = Integer.parseInt(arguments[2]);
      ManyStreams run = new ManyStreams(store);
      LogGroup group = run.create(streams, Integer.parseInt(arguments[3]));
      run.fill(group, logs, Long.parseLong(arguments[4]));
      System.gc(); // what is left is what the store needs
      heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
      resident = resident();
    }
    long start = System.nanoTime();
    try (LogStore store = LogStores.open(directory, options, clock)) {
      Stores.group(store);
      double open = (System.nanoTime() - start) / 1e9;
      long[] size = files(directory);
      System.out.println(new Outcome(heap, resident, size[0], size[1] / 1e9, open).line());
    }
  }

  private LogGroup create(int streams, int groups) {
    LogGroup main = Stores.createGroup(store, Stores.GROUP);
    AtomicInteger created = new AtomicInteger();
    try (ExecutorService creators = Executors.newFixedThreadPool(CREATORS)) {
      for (int i = 1; i < groups; i++) {
        int number = i;
        creators.execute(
            () -> {
              LogGroup group = Stores.createGroup(store, "group-%06d".formatted(number));
              Stores.createStreams(store, group, 1);
            });
      }
      for (int i = 0; i < streams; i++) {
        int number = i;
        creators.execute(
            () -> {
              if (store.directory().createStream(main.id(), name(number), 1).isEmpty()) {
                throw new IllegalStateException(name(number) + " exists");
              }
              progress.tell("streams created", created.incrementAndGet(), streams);
            });
      }
    }
    if (store.directory().streamCount(main.id()) != streams) {
      throw new IllegalStateException("not all streams were created, see above");
    }
    return main;
  }

  private void fill(LogGroup group, Dataset logs, long bytes) throws IOException {
    long streams = store.directory().streamCount(group.id());
    long put = 0;
    try (BatchReader small = BatchReader.of(logs, EVENTS_EACH)) {
      List<NewEvent> few = requireBatch(small).events();
      for (int i = 0; i < streams; i++) {
        append(stream(group, i), few);
        progress.tell("streams written to", i, streams);
        put += few.stream().mapToLong(event -> event.message().length).sum();
      }
    }
    int next = 0;
    while (put < bytes) {
      try (BatchReader full = BatchReader.full(logs)) {
        for (Batch batch = full.next(); batch != null && put < bytes; batch = full.next()) {
          append(stream(group, next++ % (int) Math.min(BUSY, streams)), batch.events());
          put += batch.messageBytes();
          progress.tell("bytes put", put, bytes);
        }
      }
    }
    while (!waiting.isEmpty()) {
      Stores.requireStored(waiting.removeFirst().join());
    }
  }

  private void append(LogStream stream, List<NewEvent> events) {
    if (waiting.size() == IN_FLIGHT) {
      Stores.requireStored(waiting.removeFirst().join());
    }
    waiting.addLast(store.append(stream, events, events.getLast().timestamp(), null));
  }

  private LogStream stream(LogGroup group, int number) {
    return store.directory().stream(group.id(), name(number))
        .orElseThrow(() -> new IllegalStateException("no stream " + name(number)));
  }

  private static Batch requireBatch(BatchReader reader) throws IOException {
    Batch batch = reader.next();
    if (batch == null) {
      throw new IOException("the data set is empty");
    }
    return batch;
  }

  private static String name(int number) {
    return "app-%07d".formatted(number);
  }

  private static double resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Number and bytes. */
  private static long[] files(Path directory) throws IOException {
    long[] size = new long[2];
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size[0]++;
        size[1] += Files.size(file);
      }
    }
    return size;
  }
}
