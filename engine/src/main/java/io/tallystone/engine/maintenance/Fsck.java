package io.tallystone.engine.maintenance;

import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.files.DataDirectory;
import io.tallystone.engine.files.DataDirectoryException;
import io.tallystone.engine.files.FileSegmentStore;
import io.tallystone.engine.journal.FileJournal;
import io.tallystone.engine.journal.JournalOptions;
import io.tallystone.engine.memory.BatchFormatException;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.segment.UnsupportedSegment;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.SegmentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks a data directory that no server uses: the catalogue's integrity, that every live segment
 * is there, and every checksum of segments and journal. Each damaged thing is named on one line.
 *
 * <p>No data is changed: files are opened for reading, and the catalogue is checked in a copy,
 * because opening a database may complete it from its log.
 */
public final class Fsck {
  /** Everything is sound. */
  public static final int SOUND = 0;

  /** Something is damaged. */
  public static final int DAMAGED = 1;

  /** The check could not be made: no data directory, in use, or of a newer format. */
  public static final int NOT_CHECKED = 2;

  private final Disk disk = new UnchangedDisk();
  private final Appendable out;
  private final Clock clock;
  private long damaged;

  private Fsck(Appendable out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Checks everything; takes about as long as reading it.
   *
   * @return {@link #SOUND}, {@link #DAMAGED} or {@link #NOT_CHECKED}
   * @throws IOException if a file cannot be read for another reason than damage
   */
  public static int run(Path root, Appendable out, Clock clock) throws IOException {
    Fsck check = new Fsck(out, clock);
    if (!Files.isDirectory(root)) {
      check.line("no such data directory: " + root);
      return NOT_CHECKED;
    }
    try (DataDirectory directory = DataDirectory.open(check.disk, root)) {
      check.directory(directory);
    } catch (DataDirectoryException e) {
      check.line(String.valueOf(e.getMessage()));
      return NOT_CHECKED;
    }
    return check.damaged == 0 ? SOUND : DAMAGED;
  }

  private void directory(DataDirectory directory) throws IOException {
    Path copy = Files.createTempDirectory("tallystone-fsck-");
    try {
      copyCatalog(directory.catalog(), copy);
      Path copied = copy.resolve(String.valueOf(directory.catalog().getFileName()));
      try (SqliteCatalog catalog = SqliteCatalog.open(copied, clock)) {
        catalog.verify(this::damage);
        segments(directory, catalog.snapshot().segments());
        journal(directory, catalog.acquire(0, "fsck").nextOffset());
      } catch (CatalogException e) {
        damage("catalogue: " + e.getMessage());
        journal(directory, 0);
      }
    } finally {
      deleteAll(copy);
    }
    line(damaged == 0 ? "sound" : damaged + " damaged");
  }

  private void segments(DataDirectory directory, List<SegmentRecord> live) throws IOException {
    try (FileSegmentStore store = FileSegmentStore.open(disk, directory.segments(), 1)) {
      for (SegmentRecord segment : live) {
        try {
          Segment.open(store, segment.name(), new BlockCache(0)).verify(this::damage);
        } catch (SegmentStore.NoSuchSegment e) {
          damage("segment " + segment.name() + " is live but missing");
        } catch (CorruptSegment | UnsupportedSegment e) {
          damage(String.valueOf(e.getMessage()));
        }
      }
      line(live.size() + " live segments checked");
    }
  }

  private void journal(DataDirectory directory, long checkpoint) throws IOException {
    JournalOptions defaults = JournalOptions.defaults().startingAt(checkpoint);
    JournalOptions options =
        new JournalOptions(
            defaults.fileBytes(),
            defaults.groupBytes(),
            defaults.maxEntryBytes(),
            defaults.maxFiles(),
            0,
            defaults.retryWhenFull(),
            defaults.startAt());
    try (FileJournal journal = FileJournal.open(disk, directory.journal(), options)) {
      long entries = entries(journal);
      journal.damagedPlaces().forEach(this::damage);
      line(entries + " journal entries checked");
    }
  }

  private long entries(Journal journal) {
    long entries = 0;
    try (Journal.Cursor cursor = journal.read(0, journal.earliest(0))) {
      while (cursor.next()) {
        entries++;
        Journal.Entry entry = cursor.entry();
        try {
          var _ = EventBatch.read(entry.offset(), entry.payload());
        } catch (BatchFormatException e) {
          damage(String.valueOf(e.getMessage()));
        }
      }
    }
    return entries;
  }

  private static void copyCatalog(Path catalog, Path to) throws IOException {
    Path from = catalog.toAbsolutePath().getParent();
    if (from == null) {
      throw new IOException("no directory of " + catalog);
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(String.valueOf(catalog.getFileName()))) {
          Files.copy(file, to.resolve(name));
        }
      }
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }

  private void damage(String what) {
    damaged++;
    line("DAMAGED " + what);
  }

  private void line(String text) {
    try {
      out.append(text).append(System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
