package io.tallystone.engine.journal;

import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.JournalContract;

/** The contract on the tests' disk: shows that it behaves like a disk while nothing fails. */
final class FaultyDiskJournalTest extends JournalContract {
  private final FaultyDisk disk = new FaultyDisk(1);

  @Override
  protected Journal open() throws Exception {
    return FileJournal.open(disk, SmallJournal.DIRECTORY, SmallJournal.OPTIONS);
  }

  @Override
  protected int tooLarge() {
    return SmallJournal.OPTIONS.maxEntryBytes() + 1;
  }
}
