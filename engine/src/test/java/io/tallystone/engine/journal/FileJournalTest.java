package io.tallystone.engine.journal;

import io.tallystone.engine.disk.NioDisk;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.JournalContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the operating system's files. */
final class FileJournalTest extends JournalContract {
  @TempDir private Path directory;

  @Override
  protected Journal open() throws Exception {
    return FileJournal.open(new NioDisk(), directory.resolve("journal"), SmallJournal.OPTIONS);
  }

  @Override
  protected int tooLarge() {
    return SmallJournal.OPTIONS.maxEntryBytes() + 1;
  }
}
