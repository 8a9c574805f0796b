package io.tallystone.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Kills the packaged server under concurrent writers, and now and then while it starts. Memory
 * tables are so small and young that kills also meet seals and merges.
 *
 * <p>{@code -Dtallystone.kills=N} sets the number of kills; {@code -Dtallystone.long=true} alone
 * means a thousand.
 */
class ServerKillTest {

  private static final boolean LONG = Boolean.getBoolean("tallystone.long");
  private static final int KILLS = Integer.getInteger("tallystone.kills", LONG ? 1000 : 20);
  private static final int KILLS_PER_GROUP = 10;
  private static final int WRITERS = 4;
  private static final Duration SOON = Duration.ofMinutes(2);

  /** A merged segment being written: its name says no offset that it begins at. */
  private static final Pattern MERGED = Pattern.compile(".*-o0\\.\\d+\\.tmp");

  private final long seed = Long.getLong("tallystone.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName(
      "faults rows 17 and 34: after kill -9 every acked event is there once, none torn, ids stay")
  void everyAcknowledgedEventIsThereOnceAfterEveryKill() throws Exception {
    System.err.println("ServerKillTest: " + KILLS + " kills, -Dtallystone.seed=" + seed);
    ServerProcess server =
        tallystone.server(
            "--memory-table-mib", "1", "--memory-table-age", "PT0.1S", "--merge-fan-in", "2");
    List<Writer> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new Writer("w" + i, random.nextLong()));
    }
    Census previous = null;
    int kills = 0;
    int acknowledged = 0;
    for (int round = 0; kills < KILLS; round++) {
      Ledger ledger = new Ledger("/kill/" + round);
      Census census = new Census(ledger);
      try (CloudWatchLogsClient logs = server.logs()) {
        logs.createLogGroup(r -> r.logGroupName(ledger.group()));
      }
      for (int i = 0; i < KILLS_PER_GROUP && kills < KILLS; i++, kills++) {
        killUnderWriters(server, writers, ledger, this::anyMoment);
        server.restart();
      }
      if (round == 0 || LONG) {
        killUnderWriters(server, writers, ledger, () -> awaitMerge(server));
        server.restart();
      }
      try (CloudWatchLogsClient logs = server.logs()) {
        census.take(logs);
        if (previous != null) {
          previous.take(logs); // it has been through seals, merges and ten kills meanwhile
        }
      }
      assertThat(ledger.acknowledged()).as("the writers got through").isNotEmpty();
      acknowledged += ledger.acknowledgedCount();
      previous = census;
      System.err.printf(
          "ServerKillTest: %s all is well after %d kills: %d batches acknowledged, %d segments%n",
          Instant.now(), kills, acknowledged, segments(server));
    }
    assertThat(segments(server)).as("kills met segments").isPositive();
  }

  private interface Moment {
    void await() throws Exception;
  }

  private void killUnderWriters(
      ServerProcess server, List<Writer> writers, Ledger ledger, Moment moment) throws Exception {
    try (CloudWatchLogsClient logs = server.logs();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Writer writer : writers) {
        running.add(threads.submit(() -> writer.run(logs, ledger)));
      }
      int before = ledger.acknowledgedCount();
      Await.until(
          "writers get through", SOON, () -> ledger.acknowledgedCount() >= before + WRITERS);
      moment.await();
      server.kill9();
      for (Future<?> writer : running) {
        writer.get(60, TimeUnit.SECONDS);
      }
    }
    if (random.nextInt(5) == 0) {
      server.killWhileStarting(random.nextInt(1500));
    }
  }

  private void anyMoment() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
  }

  /** Waits until it begins to write a merged segment: every second seal makes a merge due. */
  private static void awaitMerge(ServerProcess server) throws Exception {
    Path segments = server.dataDirectory().resolve("segments");
    try (WatchService changes = segments.getFileSystem().newWatchService()) {
      segments.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      long end = System.nanoTime() + SOON.toNanos();
      boolean merging = false;
      while (!merging) {
        WatchKey key = changes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(key).as("a merge begins").isNotNull();
        merging =
            key.pollEvents().stream()
                .anyMatch(event -> MERGED.matcher(String.valueOf(event.context())).matches());
        key.reset();
      }
    }
  }

  private static long segments(ServerProcess server) throws Exception {
    try (Stream<Path> files = Files.list(server.dataDirectory().resolve("segments"))) {
      return files.count();
    }
  }
}
