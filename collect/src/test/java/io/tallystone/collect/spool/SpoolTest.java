package io.tallystone.collect.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.collect.LoggedLines;
import io.tallystone.collect.SteppingClock;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final Target TARGET = new Target("g", "s", null, null);
  private static final long ROOMY = 1 << 20;

  @TempDir Path dir;
  private final SteppingClock clock = new SteppingClock();

  @Test
  @DisplayName("faults row 41: a second agent on one state directory is refused, new or not")
  void twoAgentsOnOneStateDirectoryAreRefused() throws Exception {
    for (int life = 0; life < 2; life++) {
      try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
        assertThatThrownBy(() -> Spool.open(dir, ROOMY, Clock.systemUTC()))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(dir.toString())
            .hasMessageContaining("is another agent running on it?");
        add(spool, "written by the first");
      }
    }
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      assertThat(messages(next(spool))).containsExactly("written by the first");
    }
  }

  @Test
  void aFullSpoolPausesReadingUntilABatchIsAcknowledged() throws Exception {
    try (Spool spool = Spool.open(dir, 10, Clock.systemUTC())) {
      add(spool, "more than ten bytes");
      CountDownLatch added = new CountDownLatch(1);
      Thread reader =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      add(spool, "second");
                      added.countDown();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      while (reader.getState() != Thread.State.WAITING) {
        assertThat(reader.isAlive()).as("the reader waits").isTrue();
        Thread.onSpinWait();
      }

      spool.acknowledged(next(spool));

      assertThat(added.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(messages(next(spool))).containsExactly("second");
    }
  }

  @Test
  void aReaderThatWaitsForRoomIsToldWhenTheSpoolCloses() throws Exception {
    Spool spool = Spool.open(dir, 10, Clock.systemUTC());
    add(spool, "more than ten bytes");
    CountDownLatch told = new CountDownLatch(1);
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    add(spool, "never stored");
                  } catch (InterruptedException e) {
                    told.countDown();
                  }
                });
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    spool.close();

    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    try (Spool again = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      again.acknowledged(next(again));
      assertThat(again.isEmpty()).isTrue();
    }
  }

  @Test
  void aRefusedBatchIsSetAsideForGoodAndTheNextIsDue() throws Exception {
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      add(spool, "refused");
      add(spool, "next");
      spool.refused(next(spool), "InvalidParameterException: no");
      assertThat(messages(next(spool))).containsExactly("next");
    }
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      Batch due = next(spool);
      assertThat(due.sequence()).isEqualTo(2);
      assertThat(messages(due)).containsExactly("next");
      spool.acknowledged(due);
      assertThat(spool.isEmpty()).isTrue();
      assertThat(spool.waitingBytes()).isZero();
    }
  }

  @Test
  void eachStreamCountsItsBatchesByItselfUnderOneLastingProducer() throws Exception {
    Target other = new Target("g", "other", null, null);
    String producer;
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      add(spool, "a");
      spool.add(other, List.of(List.of(new CollectedEvent(1, "b", -1))), List.of());
      assertThat(spool.next(other, 0).orElseThrow().sequence()).isEqualTo(1);
      producer = next(spool).producer();
      assertThat(spool.next(other, 0).orElseThrow().producer()).isNotEqualTo(producer);
      spool.acknowledged(next(spool));
      add(spool, "c");
    }
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      assertThat(next(spool).sequence()).isEqualTo(2);
      assertThat(next(spool).producer()).isEqualTo(producer);
    }
  }

  @Test
  @DisplayName("faults row 34: after a kill batches keep number and content, files their position")
  void aKillAtAnyPointKeepsSequencesContentAndPositionsTogether() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Deque<Batch> expected = new ArrayDeque<>();
    Path home = dir.resolve("life0");
    Spool spool = Spool.open(home, ROOMY, Clock.systemUTC());
    long sequence = 0;
    for (int step = 0; step < 120; step++) {
      int choice = random.nextInt(10);
      if (choice < 5) {
        sequence++;
        List<CollectedEvent> events = events(random);
        spool.add(TARGET, List.of(events), List.of(position(sequence)));
        expected.add(new Batch(TARGET, "", sequence, events));
      } else if (choice < 8 && !expected.isEmpty()) {
        spool.acknowledged(next(spool));
        expected.remove();
      } else if (choice == 8 && !expected.isEmpty()) {
        spool.refused(next(spool), "no");
        expected.remove();
      } else {
        // What a killed process leaves: the files as they are, without a close.
        Path after = copy(home, dir.resolve("life" + (step + 1)));
        spool.close();
        home = after;
        spool = Spool.open(home, ROOMY, Clock.systemUTC());
      }
      assertThat(spool.next(TARGET, 0).map(SpoolTest::content))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(Optional.ofNullable(expected.peek()).map(SpoolTest::content));
      if (sequence > 0) {
        assertThat(spool.positions("files"))
            .as("seed %d, step %d", seed, step)
            .containsExactly(position(sequence));
      }
    }
    for (Batch batch : expected) {
      assertThat(content(next(spool))).as("seed %d", seed).isEqualTo(content(batch));
      spool.acknowledged(next(spool));
    }
    assertThat(spool.isEmpty()).isTrue();
    assertThat(spool.waitingBytes()).isZero();
    spool.close();
  }

  @Test
  void refusedBatchesGiveWayOldestFirstAndWaitingOnesNever() throws Exception {
    try (LoggedLines log = new LoggedLines(Spool.class);
        Spool spool = Spool.open(dir, 5 * size("refused 0"), clock)) {
      for (int i = 0; i < 4; i++) {
        add(spool, "refused " + i);
        spool.refused(next(spool), "no");
      }
      assertThat(spool.refusedBytes()).isEqualTo(4 * size("refused 0"));
      assertThat(spool.droppedEvents()).isZero();

      for (int i = 0; i < 3; i++) {
        add(spool, "waiting " + i);
      }
      assertThat(reasons()).as("only the newest are left").containsExactly("3 no", "4 no");
      assertThat(spool.droppedEvents()).isEqualTo(2);
      assertThat(log.lines()).as("one line a minute").hasSize(1);
      assertThat(log.lines().getFirst())
          .isEqualTo(
              "the spool is full: the oldest batch that the service refused is dropped, 1 events of"
                  + " g/s; 1 refused events were dropped since the start");

      clock.advance(Duration.ofMinutes(1));
      for (int i = 3; i < 6; i++) {
        add(spool, "waiting " + i); // one more than the limit, since adding pauses only then
      }
      assertThat(spool.refusedBytes()).isZero();
      assertThat(spool.waitingBytes()).isEqualTo(6 * size("waiting 0"));
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().getLast()).endsWith("3 refused events were dropped since the start");
      for (int i = 0; i < 6; i++) {
        assertThat(messages(next(spool))).containsExactly("waiting " + i);
        spool.acknowledged(next(spool));
      }
    }
  }

  @Test
  void aStreamWhoseEveryBatchIsRefusedTakesBoundedRoom() throws Exception {
    long limit = 10 * size("refused 000");
    try (Spool spool = Spool.open(dir, limit, clock)) {
      for (int i = 100; i < 200; i++) {
        add(spool, "refused " + i);
        spool.refused(next(spool), "no");
        assertThat(spool.waitingBytes() + spool.refusedBytes()).isLessThanOrEqualTo(limit);
      }
      assertThat(spool.droppedEvents()).isEqualTo(90);
    }
    try (LoggedLines log = new LoggedLines(Spool.class);
        Spool spool = Spool.open(dir, limit, clock)) {
      assertThat(spool.refusedBytes()).isEqualTo(limit);
      assertThat(log.lines().getFirst()).contains("holds 10 batches");
    }
  }

  @Test
  void batchesAddedTogetherAreTheNextOnesOfTheStream() throws Exception {
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      add(spool, "before");
      spool.add(
          TARGET,
          List.of(
              List.of(new CollectedEvent(1, "first", -1)),
              List.of(new CollectedEvent(1, "second", -1))),
          List.of(position(7)));
      for (String expected : List.of("1 before", "2 first", "3 second")) {
        Batch batch = next(spool);
        assertThat(batch.sequence() + " " + messages(batch).getFirst()).isEqualTo(expected);
        spool.acknowledged(batch);
      }
      assertThat(spool.positions("files")).containsExactly(position(7));
    }
  }

  @Test
  void aSpoolOfTheFirstFormatIsTakenOver() throws Exception {
    try (Connection old =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("spool.sqlite"));
        Statement sql = old.createStatement()) {
      for (String line :
          List.of(
              "CREATE TABLE agent (producer TEXT NOT NULL)",
              "CREATE TABLE stream (id INTEGER PRIMARY KEY, log_group TEXT NOT NULL, name TEXT NOT NULL,"
                  + " sequence INTEGER NOT NULL, UNIQUE (log_group, name))",
              "CREATE TABLE batch (stream INTEGER NOT NULL, sequence INTEGER NOT NULL, events BLOB NOT NULL,"
                  + " refused TEXT, PRIMARY KEY (stream, sequence)) WITHOUT ROWID",
              "CREATE TABLE file (source TEXT NOT NULL, file_key TEXT NOT NULL, path TEXT NOT NULL, position"
                  + " INTEGER NOT NULL, fingerprint_length INTEGER NOT NULL, fingerprint INTEGER NOT NULL,"
                  + " PRIMARY KEY (source, file_key))",
              "CREATE TABLE source (name TEXT PRIMARY KEY, started_at INTEGER NOT NULL)",
              "INSERT INTO agent VALUES ('the-producer')",
              "INSERT INTO stream VALUES (1, 'g', 's', 2)",
              // version 1, one event at 1 ms: "x", and another: "y"
              "INSERT INTO batch VALUES (1, 1, x'010000000100000000000000010000000178', 'no')",
              "INSERT INTO batch VALUES (1, 2, x'010000000100000000000000010000000179', NULL)",
              "INSERT INTO file VALUES ('files', 'key', '/var/log/server.log', 9, 0, 0)",
              "PRAGMA user_version = 1")) {
        sql.executeUpdate(line);
      }
    }
    try (Spool spool = Spool.open(dir, ROOMY, Clock.systemUTC())) {
      Batch due = next(spool);
      assertThat(due.sequence()).isEqualTo(2);
      assertThat(due.producer()).isEqualTo("the-producer-1");
      assertThat(messages(due)).containsExactly("y");
      assertThat(spool.refusedBytes()).isEqualTo(18);
      assertThat(spool.positions("files")).containsExactly(position(9));
      spool.acknowledged(due);
      add(spool, "z");
      assertThat(next(spool).sequence()).isEqualTo(3);
    }
  }

  @Test
  void aSpoolOfANewerFormatIsRefused() throws Exception {
    Spool.open(dir, ROOMY, Clock.systemUTC()).close();
    try (Connection newer =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("spool.sqlite"));
        Statement sql = newer.createStatement()) {
      sql.executeUpdate("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> Spool.open(dir, ROOMY, Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("spool format: 99 (expected: <= 2); use a newer agent");
  }

  /** Numbers and reasons of the refused batches, read from a copy as the spool locks its own. */
  private List<String> reasons() throws Exception {
    Path copy = copy(dir, Files.createTempDirectory(dir.getParent(), "copy"));
    List<String> reasons = new ArrayList<>();
    try (Connection spool =
            DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("spool.sqlite"));
        Statement sql = spool.createStatement();
        ResultSet rows = sql.executeQuery("SELECT sequence, reason FROM refused ORDER BY id")) {
      while (rows.next()) {
        reasons.add(rows.getLong(1) + " " + rows.getString(2));
      }
    }
    return reasons;
  }

  private static long size(String message) {
    return BatchEncoding.encode(List.of(new CollectedEvent(1, message, -1))).length;
  }

  private static void add(Spool spool, String message) throws InterruptedException {
    spool.add(TARGET, List.of(List.of(new CollectedEvent(1, message, -1))), List.of());
  }

  private static Batch next(Spool spool) throws InterruptedException {
    return spool.next(TARGET, 0).orElseThrow();
  }

  private static List<String> messages(Batch batch) {
    return batch.events().stream().map(CollectedEvent::message).toList();
  }

  private static String content(Batch batch) {
    return batch.sequence() + " " + batch.events();
  }

  private static FilePosition position(long offset) {
    return new FilePosition("files", "key", "/var/log/server.log", offset, 0, 0);
  }

  private static List<CollectedEvent> events(SplittableRandom random) {
    return random
        .ints(1 + random.nextInt(5), 0, 1 << 16)
        .mapToObj(
            i -> new CollectedEvent(i, "event \u00e9 \ud83d\ude00 " + "x".repeat(i % 500), -1))
        .toList();
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }
}
