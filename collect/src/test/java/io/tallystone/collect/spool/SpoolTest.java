package io.tallystone.collect.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
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

  @Test
  @DisplayName("faults row 41: a second agent on one state directory is refused, new or not")
  void twoAgentsOnOneStateDirectoryAreRefused() throws Exception {
    for (int life = 0; life < 2; life++) {
      try (Spool spool = Spool.open(dir, ROOMY)) {
        assertThatThrownBy(() -> Spool.open(dir, ROOMY))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(dir.toString())
            .hasMessageContaining("is another agent running on it?");
        add(spool, "written by the first");
      }
    }
    try (Spool spool = Spool.open(dir, ROOMY)) {
      assertThat(messages(next(spool))).containsExactly("written by the first");
    }
  }

  @Test
  void aFullSpoolPausesReadingUntilABatchIsAcknowledged() throws Exception {
    try (Spool spool = Spool.open(dir, 10)) {
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
    Spool spool = Spool.open(dir, 10);
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
    try (Spool again = Spool.open(dir, ROOMY)) {
      again.acknowledged(next(again));
      assertThat(again.isEmpty()).isTrue();
    }
  }

  @Test
  void aRefusedBatchIsSetAsideForGoodAndTheNextIsDue() throws Exception {
    try (Spool spool = Spool.open(dir, ROOMY)) {
      add(spool, "refused");
      add(spool, "next");
      spool.refused(next(spool), "InvalidParameterException: no");
      assertThat(messages(next(spool))).containsExactly("next");
    }
    try (Spool spool = Spool.open(dir, ROOMY)) {
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
    try (Spool spool = Spool.open(dir, ROOMY)) {
      add(spool, "a");
      spool.add(other, List.of(List.of(new CollectedEvent(1, "b", -1))), List.of());
      assertThat(spool.next(other, 0).orElseThrow().sequence()).isEqualTo(1);
      producer = next(spool).producer();
      assertThat(spool.next(other, 0).orElseThrow().producer()).isNotEqualTo(producer);
      spool.acknowledged(next(spool));
      add(spool, "c");
    }
    try (Spool spool = Spool.open(dir, ROOMY)) {
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
    Spool spool = Spool.open(home, ROOMY);
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
        spool = Spool.open(home, ROOMY);
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
