package io.tallystone.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.files.FileSegmentStore;
import io.tallystone.engine.heap.FaultyCatalog;
import io.tallystone.engine.heap.FaultyCatalog.Fate;
import io.tallystone.engine.journal.FileJournal;
import io.tallystone.engine.journal.JournalOptions;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.store.LogStore.Producer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole store over a disk that loses what was not synced: the power fails at random moments of
 * appends, seals, merges, drops and truncations.
 */
class StorePowerCutTest {
  private static final boolean LONG = Boolean.getBoolean("tallystone.long");
  private static final JournalOptions JOURNAL =
      new JournalOptions(64 << 10, 32 << 10, 30 << 10, 64, 1, Duration.ofMillis(1), 0);

  // These tests make the store complain; held here, because loggers are collected otherwise.
  private static final Logger SILENCED = Logger.getLogger("io.tallystone.engine");

  static {
    SILENCED.setLevel(Level.OFF);
  }

  @Test
  @DisplayName("faults rows 34, 35: after any power cut each acked event is there exactly once")
  void ackedEventsSurviveAnyPowerCutExactlyOnce(@TempDir Path directory) throws IOException {
    for (int round = 0; round < (LONG ? 500 : 25); round++) {
      long seed = LONG ? System.nanoTime() : round;
      try {
        Path home = Files.createDirectories(directory.resolve("" + round));
        new Life(seed, home.resolve("catalog.sqlite")).run();
      } catch (AssertionError | RuntimeException | IOException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  /** One disk through some power cuts. */
  private static final class Life {
    private static final int CUTS = 4;

    private final long seed;
    private final Random random;
    private final FaultyDisk disk;
    private final Path catalogFile;
    private final SetClock clock = new SetClock(StoreWorld.NOW);
    private final Map<String, Long> acked = new HashMap<>();
    private final Set<String> possible = new HashSet<>();
    private long number;
    private long sequence;
    private volatile boolean faulty;

    Life(long seed, Path catalogFile) {
      this.seed = seed;
      this.catalogFile = catalogFile;
      random = new Random(seed);
      disk = new FaultyDisk(seed);
    }

    void run() throws IOException {
      for (int cut = 0; cut < CUTS; cut++) {
        LogStore store = open();
        check(store);
        disk.cutPowerAfter(random.nextInt(20 + 100 * random.nextInt(4)));
        faulty = true;
        work(store);
        store.close();
        faulty = false;
        disk.crash(seed * CUTS + cut);
      }
      LogStore store = open();
      check(store);
      store.seal();
      store.maintain();
      check(store);
      store.close();
    }

    private LogStore open() throws IOException {
      Random fates = new Random(random.nextLong());
      Catalog catalog =
          new FaultyCatalog(SqliteCatalog.open(catalogFile, clock), () -> fate(fates));
      long sealedTo = catalog.acquire(0, "test").nextOffset();
      FileSegmentStore segments = FileSegmentStore.open(disk, Path.of("/data/segments"), 8);
      FileJournal journal =
          FileJournal.open(disk, Path.of("/data/journal"), JOURNAL.startingAt(sealedTo));
      StoreOptions options =
          StoreOptions.defaults()
              .withBackground(random.nextBoolean())
              .withAppendWait(Duration.ofMillis(20))
              .withMemoryTableBytes(10_000)
              .withMerge(2, 1 << 20);
      return LogStores.open(new Ports(journal, segments, catalog), options, clock);
    }

    /** Some changes fail, alone or with the power; of some nobody knows. */
    private Fate fate(Random fates) {
      if (!faulty) {
        return Fate.DONE;
      }
      Fate fate =
          switch (fates.nextInt(8)) {
            case 0 -> Fate.FAILED;
            case 1 -> Fate.DONE_UNKNOWN;
            case 2 -> Fate.FAILED_UNKNOWN;
            default -> Fate.DONE;
          };
      if (fates.nextInt(6) == 0) {
        disk.cutPowerAfter(0);
      }
      return fate;
    }

    private LogGroup group(LogStore store) {
      LogGroup wanted =
          new LogGroup(
              0,
              StoreWorld.SCOPE,
              "app",
              "STANDARD",
              clock.millis(),
              OptionalInt.empty(),
              false,
              Map.of(),
              0);
      return store
          .directory()
          .group(StoreWorld.SCOPE, "app")
          .orElseGet(() -> store.directory().createGroup(wanted).orElseThrow());
    }

    private LogStream stream(LogStore store, String name) {
      long groupId = group(store).id();
      return store.directory().stream(groupId, name)
          .orElseGet(
              () -> store.directory().createStream(groupId, name, clock.millis()).orElseThrow());
    }

    private void work(LogStore store) {
      boolean powered = true;
      for (int i = 0; i < 200 && powered; i++) {
        int what = random.nextInt(20);
        try {
          if (what == 0) {
            store.seal();
          } else if (what == 1) {
            store.maintain();
          } else {
            powered = appendSome(store);
          }
        } catch (RuntimeException e) {
          powered = false; // a seal that met the cut
        }
      }
    }

    /** Several batches at a time; false once one is not stored. */
    private boolean appendSome(LogStore store) {
      Map<String, CompletableFuture<Appended>> underWay = new HashMap<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        String message = "event " + number++ + " " + "x".repeat(random.nextInt(2_000));
        List<NewEvent> events = List.of(StoreWorld.event(clock.millis() + number, message));
        Producer producer = random.nextBoolean() ? null : new Producer("p" + i, ++sequence);
        possible.add(message);
        LogStream stream = stream(store, "s" + random.nextInt(3));
        underWay.put(message, store.append(stream, events, clock.millis(), producer));
      }
      boolean all = true;
      for (Map.Entry<String, CompletableFuture<Appended>> append : underWay.entrySet()) {
        if (append.getValue().join() instanceof Appended.Stored(long offset)) {
          acked.put(append.getKey(), offset);
        } else {
          all = false;
        }
      }
      return all;
    }

    private static ReadRequest withoutByteLimit(ReadRequest request) {
      return new ReadRequest(
          request.groupId(),
          null,
          0,
          Long.MAX_VALUE,
          null,
          request.descending(),
          request.maxEvents(),
          Long.MAX_VALUE,
          request.matcher(),
          request.needs());
    }

    private void check(LogStore store) {
      ReadRequest one = StoreWorld.request(group(store), null, random.nextBoolean(), 100_000);
      Page page = store.read(withoutByteLimit(one));
      assertThat(page.damaged()).isFalse();
      List<String> found = new ArrayList<>();
      for (StoredEvent event : page.events()) {
        String message = StoreWorld.text(event);
        found.add(message);
        Long offset = acked.get(message);
        if (offset != null) {
          assertThat(event.position().offset()).isEqualTo(offset);
        }
      }
      assertThat(found).doesNotHaveDuplicates();
      assertThat(new HashSet<>(found)).containsAll(acked.keySet());
      assertThat(possible).containsAll(found);
    }
  }
}
