package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.disk.Disk.DiskFile;
import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import io.tallystone.engine.spi.Journal.AppendResult.Unknown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the journal does when the disk fails, row by row of the list of faults. */
@Timeout(60)
final class JournalFaultsTest {
  private final FaultyDisk disk = new FaultyDisk(42);
  private final NavigableMap<Long, Long> acked = new TreeMap<>();

  private void append(FileJournal journal, long from, long to) {
    for (long number = from; number < to; number++) {
      acked.put(SmallJournal.acked(journal, number), number);
    }
  }

  private static void awaitOk(FileJournal journal) {
    while (!(journal.health() instanceof Journal.Health.Ok)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static void assertRejected(AppendResult result, Reason reason) {
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(((Rejected) result).reason()).isEqualTo(reason);
  }

  // -- row 36

  @Test
  @DisplayName("faults row 36: after a failed sync nothing is acked any more and health fails")
  void aFailedSyncMakesTheJournalReadOnly() throws IOException {
    try (FileJournal journal = SmallJournal.openWithoutSpares(disk)) {
      append(journal, 0, 10);
      disk.failSyncAfter(0);
      assertThat(SmallJournal.append(journal, 10)).isInstanceOf(Unknown.class);
      assertRejected(SmallJournal.append(journal, 11), Reason.BROKEN);
      assertThat(journal.health()).isInstanceOf(Journal.Health.Failing.class);
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  @DisplayName("faults row 36: what a start shows after a failed sync has been made durable")
  void entriesThatOnlyTheCacheHoldsAreWrittenAgainBeforeTheyAreShown() throws IOException {
    for (long seed = 0; seed < 50; seed++) {
      FaultyDisk failing = new FaultyDisk(seed);
      try (FileJournal journal = SmallJournal.openWithoutSpares(failing)) {
        SmallJournal.acked(journal, 1);
        failing.failSyncAfter(0);
        assertThat(SmallJournal.append(journal, 2)).isInstanceOf(Unknown.class);
      }
      NavigableMap<Long, Long> shown;
      try (FileJournal journal = SmallJournal.openWithoutSpares(failing)) {
        shown = SmallJournal.readAll(journal);
        assertThat(shown).hasSizeBetween(1, 2);
      }
      failing.crash(seed);
      try (FileJournal journal = SmallJournal.openWithoutSpares(failing)) {
        assertThat(SmallJournal.readAll(journal)).as("seed %d", seed).isEqualTo(shown);
      }
    }
  }

  @Test
  @DisplayName("faults row 36: a failed sync while a file is put into use rejects for good")
  void aFailedSyncAtTurnoverRejectsTheEntry() throws IOException {
    for (int sync = 0; sync < 4; sync++) {
      FaultyDisk failing = new FaultyDisk(sync);
      AppendResult result;
      try (FileJournal journal = SmallJournal.openWithoutSpares(failing)) {
        failing.failSyncAfter(sync);
        result = SmallJournal.append(journal, 1);
        assertThat(SmallJournal.readAll(journal)).isEmpty();
      }
      // Preparing, header and directory come before the entry's own sync.
      assertThat(result).isInstanceOf(sync < 3 ? Rejected.class : Unknown.class);
      failing.crash(sync);
      try (FileJournal journal = SmallJournal.openWithoutSpares(failing)) {
        if (result instanceof Rejected) {
          assertThat(SmallJournal.readAll(journal)).isEmpty();
        }
        SmallJournal.acked(journal, 2);
      }
    }
  }

  @Test
  @DisplayName("faults row 36: a start whose last commit cannot be made sure of is read-only")
  void aFailedSyncAtStartLeavesTheJournalReadable() throws IOException {
    FileJournal killed = SmallJournal.openWithoutSpares(disk);
    append(killed, 0, 5);
    disk.crash(1);
    killed.close();
    disk.failSyncAfter(1); // the first is the parent directory's
    try (FileJournal journal = SmallJournal.openWithoutSpares(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      assertRejected(SmallJournal.append(journal, 9), Reason.BROKEN);
    }
  }

  // -- row 37

  @Test
  @DisplayName("faults row 37: no space rejects before the ack, reads work, recovers by itself")
  void noSpaceRejectsAndPasses() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 10);
      disk.leaveFree(10_000);
      long number = 10;
      AppendResult result = SmallJournal.append(journal, number);
      while (result instanceof Acked ack) {
        acked.put(ack.offset(), number++);
        result = SmallJournal.append(journal, number);
      }
      assertRejected(result, Reason.FULL);
      assertThat(journal.health()).isInstanceOf(Journal.Health.Failing.class);
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      disk.leaveFree(1 << 20);
      awaitOk(journal);
      append(journal, 1_000, 1_010);
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
    disk.crash(7);
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  @DisplayName("faults row 37: truncating makes room for appends again")
  void truncatingMakesRoom() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      long number = 0;
      disk.leaveFree(400_000);
      while (SmallJournal.append(journal, number) instanceof Acked) {
        number++;
      }
      journal.truncateBefore(0, journal.end(0));
      awaitOk(journal);
      SmallJournal.acked(journal, number);
    }
  }

  @Test
  @DisplayName("faults row 37: a write that finds no space is taken back")
  void aWriteWithoutSpaceIsTakenBack() throws IOException {
    FailingWrites failing = new FailingWrites(disk);
    try (FileJournal journal = SmallJournal.open(failing)) {
      append(journal, 0, 10);
      failing.full = true;
      assertRejected(SmallJournal.append(journal, 10), Reason.FULL);
      failing.full = false;
      awaitOk(journal);
      append(journal, 11, 15);
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
    disk.crash(3);
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  @DisplayName("faults row 37: an entry rejected for want of space is not there after a restart")
  void aRejectedEntryStaysAwayAfterARestart() throws IOException {
    FailingWrites failing = new FailingWrites(disk);
    try (FileJournal journal = SmallJournal.open(failing)) {
      append(journal, 0, 10);
      failing.full = true;
      assertRejected(SmallJournal.append(journal, 10), Reason.FULL);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  @DisplayName("faults row 37: a sync that finds no space leaves the entry unknown, then passes")
  void aSyncWithoutSpaceIsUnknown() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 10);
      disk.fullAtSync(true); // whoever syncs next
      assertThat(SmallJournal.append(journal, 10)).isInstanceOf(Unknown.class);
      assertThat(journal.health()).isInstanceOf(Journal.Health.Failing.class);
      disk.fullAtSync(false);
      awaitOk(journal);
      append(journal, 11, 15);
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
    disk.crash(5);
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  void theNumberOfFilesIsBounded() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      long number = 0;
      while (SmallJournal.append(journal, number) instanceof Acked) {
        number++;
      }
      assertRejected(SmallJournal.append(journal, number), Reason.FULL);
      assertThat(journal.files()).isEqualTo(SmallJournal.OPTIONS.maxFiles());
      journal.truncateBefore(0, journal.end(0));
      awaitOk(journal);
      SmallJournal.acked(journal, number);
      assertThat(journal.files()).isLessThan(4);
    }
    // Those in use, the spare ones, one prepared ahead.
    assertThat(disk.list(SmallJournal.DIRECTORY).size())
        .isLessThan(4 + SmallJournal.OPTIONS.spareFiles() + 1);
  }

  // -- row 38

  @Test
  @DisplayName("faults row 38: a damaged entry is counted, what is on both sides is served")
  void anyDamagedByteCostsOneEntryAtMost() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 60);
    }
    Path file = SmallJournal.files(disk).getFirst();
    for (int position = FileHeader.BYTES; position < 50_000; position += 331) {
      disk.flip(file, position);
      try (FileJournal journal = SmallJournal.open(disk)) {
        NavigableMap<Long, Long> found = SmallJournal.readAll(journal);
        assertThat(acked).containsAllEntriesOf(found);
        assertThat(found).hasSizeBetween(acked.size() - 1, acked.size());
        int lost = acked.size() - found.size();
        assertThat(journal.damage())
            .as("byte %d", position)
            .isEqualTo(new FileJournal.Damage(lost, lost));
        SmallJournal.readAll(journal);
        assertThat(journal.damage().entries()).isEqualTo(lost);
      }
      disk.flip(file, position);
    }
  }

  @Test
  @DisplayName("faults row 38: damage in the last file is not taken for a torn tail")
  void damageBeforeTheLastCommitIsReportedAtOpen() throws IOException {
    FileJournal killed = SmallJournal.open(disk);
    append(killed, 0, 5);
    disk.crash(1);
    killed.close();
    disk.flip(SmallJournal.files(disk).getLast(), FileHeader.BYTES + FrameHeader.BYTES + 1);
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(journal.damage()).isEqualTo(new FileJournal.Damage(1, 1));
      acked.pollFirstEntry();
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      append(journal, 100, 105);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
  }

  @Test
  @DisplayName("faults row 38: one damaged copy of a file's header costs nothing")
  void aFileHeaderHasASecondCopy() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 60);
    }
    for (Path file : SmallJournal.files(disk)) {
      disk.zero(file, 0, 2048);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      assertThat(journal.damage().places()).isZero();
    }
  }

  @Test
  @DisplayName("faults row 38: a file without readable header is set aside, the others are served")
  void aFileWithoutHeaderIsSetAside() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 100);
    }
    Path second = SmallJournal.files(disk).get(1);
    disk.zero(second, 8, FileHeader.BYTES);
    try (FileJournal journal = SmallJournal.open(disk)) {
      NavigableMap<Long, Long> found = SmallJournal.readAll(journal);
      assertThat(acked).containsAllEntriesOf(found);
      assertThat(journal.damage().entries()).isEqualTo(acked.size() - found.size());
      assertThat(found).containsKeys(acked.firstKey(), acked.lastKey());
    }
    assertThat(disk.exists(second.resolveSibling(second.getFileName() + ".damaged"))).isTrue();
  }

  @Test
  void framesInsideAPayloadAreNotTakenForEntries() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 8);
      Path file = SmallJournal.files(disk).getFirst();
      byte[] image = java.util.Arrays.copyOf(disk.content(file), 25_000);
      AppendResult hostile =
          journal.append(0, new UUID(0, 99), List.of(ByteBuffer.wrap(image))).join();
      assertThat(hostile).isInstanceOf(Acked.class);
      append(journal, 100, 104);
      // Destroys the header in front of the image, so that the search runs over it.
      long at = indexOf(disk.content(file), image, FileHeader.BYTES) - FrameHeader.BYTES;
      disk.flip(file, at);
    }
    try (FileJournal journal = SmallJournal.open(disk)) {
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
      assertThat(journal.damage()).isEqualTo(new FileJournal.Damage(1, 1));
    }
  }

  private static long indexOf(byte[] bytes, byte[] wanted, int from) {
    ByteBuffer needle = ByteBuffer.wrap(wanted);
    for (int at = from; at + wanted.length <= bytes.length; at++) {
      if (ByteBuffer.wrap(bytes, at, wanted.length).equals(needle)) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }

  // -- row 39

  @Test
  @DisplayName("faults row 39: a file of zeros is ignored")
  void aFileOfZerosIsIgnored() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 10);
    }
    for (long size : new long[] {0, 100, 64 << 10}) {
      try (DiskFile file = disk.open(FileNames.journal(SmallJournal.DIRECTORY, 500 + size), true)) {
        file.allocate(size);
        file.sync();
      }
      try (FileJournal journal = SmallJournal.open(disk)) {
        assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
        append(journal, 1_000 + size, 1_002 + size);
      }
    }
  }

  // -- row 42

  @Test
  @DisplayName("faults row 42: without file handles entries are rejected; it passes")
  void noHandlesRejectsAndPasses() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      disk.noHandles(true);
      long number = 0;
      AppendResult result = SmallJournal.append(journal, number);
      while (result instanceof Acked ack) {
        acked.put(ack.offset(), number++);
        result = SmallJournal.append(journal, number);
      }
      assertRejected(result, Reason.FULL);
      assertThat(journal.health()).isInstanceOf(Journal.Health.Failing.class);
      disk.noHandles(false);
      awaitOk(journal);
      append(journal, 1_000, 1_010);
      assertThat(SmallJournal.readAll(journal)).isEqualTo(acked);
    }
    assertThat(disk.openHandles()).isZero();
  }

  // -- row 48

  @Test
  @DisplayName("faults row 48: a file of a newer format is refused")
  void aNewerFormatIsRefused() throws IOException {
    try (FileJournal journal = SmallJournal.open(disk)) {
      append(journal, 0, 1);
    }
    Path path = SmallJournal.files(disk).getFirst();
    ByteBuffer header = new FileHeader(1, 0, 0, 1).bytes(FileHeader.VERSION + 1);
    try (DiskFile file = disk.open(path, false)) {
      file.write(header, 0);
    }
    assertThatThrownBy(() -> SmallJournal.open(disk))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": journal format version: 2 (expected: 1)");
  }

  // -- memory

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

  // -- recycling, reading, truncating

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
