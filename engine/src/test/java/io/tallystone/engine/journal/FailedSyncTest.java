package io.tallystone.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import io.tallystone.engine.spi.Journal.AppendResult.Unknown;
import java.io.IOException;
import java.util.NavigableMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sync that fails: the journal stops, and never acknowledges falsely. */
@Timeout(60)
final class FailedSyncTest extends JournalOnFaultyDisk {
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
}
