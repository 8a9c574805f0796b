package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts the next file into use: its header is durable under its name before any entry is written.
 */
final class FileTurnover {
  private final Disk disk;
  private final Path directory;
  private final JournalOptions options;
  private final AtomicLong numbers;
  private final JournalFiles files;
  private final SpareFiles spares;
  // Must not be guessable: see FileHeader.
  private final SecureRandom salts = new SecureRandom();

  FileTurnover(
      Disk disk,
      Path directory,
      JournalOptions options,
      AtomicLong numbers,
      JournalFiles files,
      SpareFiles spares) {
    this.disk = disk;
    this.directory = directory;
    this.options = options;
    this.numbers = numbers;
    this.files = files;
    this.spares = spares;
  }

  /** The next file, to start with the entry at {@code base}. */
  ActiveFile next(long base, long certain) throws IOException {
    if (files.count() >= options.maxFiles()) {
      throw new JournalFullException(
          "the journal has "
              + files.count()
              + " files (expected: < "
              + options.maxFiles()
              + "): sealing is behind or fails");
    }
    Path spare = spares.take();
    FileHeader header = new FileHeader(numbers.getAndIncrement(), base, certain, salts.nextLong());
    Path path = FileNames.journal(directory, header.number());
    DiskFile file = null;
    try {
      file = disk.open(spare, false);
      file.write(header.bytes(), 0);
      file.sync();
      disk.rename(spare, path);
      disk.syncDirectory(directory);
    } catch (IOException e) {
      if (file != null) {
        file.close();
      }
      spares.discard(spare);
      spares.discard(path);
      throw e;
    }
    JournalFile description = new JournalFile(path, header);
    files.add(description);
    spares.replenish();
    return new ActiveFile(description, file, options.fileBytes());
  }
}
