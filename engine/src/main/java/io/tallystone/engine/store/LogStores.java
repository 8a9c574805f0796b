package io.tallystone.engine.store;

import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.NioDisk;
import io.tallystone.engine.files.DataDirectory;
import io.tallystone.engine.files.FileSegmentStore;
import io.tallystone.engine.journal.FileJournal;
import io.tallystone.engine.journal.JournalOptions;
import io.tallystone.engine.spi.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens log stores. */
public final class LogStores {
  /** Segments are few; each handle saves opening the file for every read. */
  private static final int MAX_OPEN_SEGMENTS = 256;

  private LogStores() {}

  /**
   * Opens the embedded store in a directory, which is created if need be and held until the store
   * is closed.
   *
   * @throws IOException if the directory is in use, of a newer format, or cannot be read; the
   *     message says what to do
   * @throws StoreUnusable if the directory's files do not belong together
   * @throws io.tallystone.engine.spi.CatalogException if the catalogue is damaged
   */
  public static LogStore open(Path directory, StoreOptions options, Clock clock)
      throws IOException {
    Disk disk = new NioDisk();
    DataDirectory held = DataDirectory.open(disk, directory);
    boolean opened = false;
    try {
      Ports ports = embedded(held, disk, options, clock);
      LogStore store = open(ports, options, clock, () -> release(held));
      opened = true;
      return store;
    } finally {
      if (!opened) {
        held.close();
      }
    }
  }

  /**
   * Opens a store over the ports, which it closes in the end, or at once if it cannot be opened.
   *
   * @throws StoreUnusable if the ports' contents do not belong together
   */
  public static LogStore open(Ports ports, StoreOptions options, Clock clock) {
    return open(ports, options, clock, () -> {});
  }

  private static LogStore open(
      Ports ports, StoreOptions options, Clock clock, Runnable afterClose) {
    JournaledLogStore store = null;
    try {
      JournaledLogStore opening = new JournaledLogStore(ports, options, clock, afterClose);
      opening.start();
      store = opening;
      return store;
    } finally {
      if (store == null) {
        ports.close();
      }
    }
  }

  private static void release(DataDirectory held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ports embedded(DataDirectory held, Disk disk, StoreOptions options, Clock clock)
      throws IOException {
    Catalog catalog = SqliteCatalog.open(held.catalog(), clock);
    FileSegmentStore segments = null;
    try {
      segments = FileSegmentStore.open(disk, held.segments(), MAX_OPEN_SEGMENTS);
      long sealedTo = catalog.acquire(0, options.node()).nextOffset();
      JournalOptions journaling = JournalOptions.defaults().startingAt(sealedTo);
      FileJournal journal = FileJournal.open(disk, held.journal(), journaling);
      return new Ports(journal, segments, catalog);
    } catch (IOException | RuntimeException e) {
      if (segments != null) {
        segments.close();
      }
      catalog.close();
      throw e;
    }
  }
}
