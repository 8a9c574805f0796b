package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Unknown;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Neither space nor file handles: entries are rejected, and it passes. */
@Timeout(60)
final class NoRoomTest extends JournalOnFaultyDisk {
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
}
