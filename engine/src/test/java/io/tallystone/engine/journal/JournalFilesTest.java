package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which files there are, what is read from them, and what waits in memory. */
@Timeout(60)
final class JournalFilesTest extends JournalOnFaultyDisk {
  private static boolean awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDependentThatHangsStopsCallersBeforeMemoryFills() throws Exception {
    JournalOptions large =
        new JournalOptions(4 << 20, 32 << 10, 30 << 10, 64, 1, Duration.ofMillis(1), 0);
    CountDownLatch hang = new CountDownLatch(1);
    AtomicInteger appended = new AtomicInteger();
    int wanted = 2 * Intake.MAX_UNANSWERED;
    try (FileJournal journal = FileJournal.open(disk, SmallJournal.DIRECTORY, large)) {
      CompletableFuture<Boolean> hung;
      do {
        Thread test = Thread.currentThread();
        hung =
            journal
                .append(0, new UUID(0, 0), List.of())
                .thenApply(ack -> !Thread.currentThread().equals(test) && awaitLatch(hang));
      } while (hung.isDone()); // acked so soon that this thread ran the dependent
      List<CompletableFuture<AppendResult>> results = new ArrayList<>();
      Thread caller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < wanted; i++) {
                      results.add(journal.append(0, new UUID(0, i), List.of()));
                      appended.incrementAndGet();
                    }
                  });
      // It waits now and then for a commit, which ends; it stays where it waits for answers.
      while (appended.get() < Intake.MAX_UNANSWERED - 1
          || caller.getState() != Thread.State.WAITING) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      assertThat(appended.get()).isLessThanOrEqualTo(Intake.MAX_UNANSWERED);
      hang.countDown();
      assertThat(hung.join()).isTrue();
      caller.join();
      assertThat(results).allSatisfy(r -> assertThat(r.join()).isInstanceOf(Acked.class));
    }
  }

  @Test
  void recycledFilesDoNotBringBackOldEntries() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 200);
      journal.truncateBefore(0, journal.end(0));
      acked.headMap(journal.earliest(0)).clear();
    }
    long spares = disk.list(SmallJournal.DIRECTORY).stream().filter(FileNames::isSpare).count();
    assertThat(spares).isPositive();
    for (int round = 0; round < 5; round++) {
      try (FileJournal journal = SmallJournal.open(disk)) {
        assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
        append(journal, 1_000 + round * 100L, 1_003 + round * 100L);
        assertThat(journal.damage().places()).isZero();
      }
      disk.crash(round);
    }
  }

  @Test
  void aCursorReadsOnThroughFilesThatAreTruncatedMeanwhile() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 200);
      List<Long> found = new ArrayList<>();
      try (Journal.Cursor cursor = journal.read(0, 0)) {
        while (cursor.next()) {
          found.add(cursor.entry().batchId().getLeastSignificantBits());
          if (found.size() == 20) {
            journal.truncateBefore(0, journal.end(0));
            SmallJournal.acked(journal, 999);
          }
          assertThat(disk.openHandles()).isLessThanOrEqualTo(3);
        }
      }
      assertThat(found).containsExactlyElementsOf(acked.values());
      assertThat(journal.damage().places()).isZero();
      assertThatThrownBy(() -> journal.read(0, 0)).isInstanceOf(Journal.OffsetOutOfRange.class);
    }
    assertThat(disk.openHandles()).isZero();
  }

  @Test
  void offsetsStartWhereTheCatalogueSaysEvenIfTheFilesAreGone() throws IOException {
    try (FileJournal journal =
        FileJournal.open(disk, SmallJournal.DIRECTORY, SmallJournal.OPTIONS.startingAt(1_000))) {
      append(journal, 0, 3);
      assertThat(acked.firstKey()).isEqualTo(1_000);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      assertThat(journal.damage().places()).isZero();
    }
  }
}
