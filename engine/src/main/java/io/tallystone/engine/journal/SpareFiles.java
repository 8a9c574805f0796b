package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files with their space reserved, ready to be written. One is made ahead, and files that are no
 * longer needed are kept for use again: their blocks are written already, which makes syncs as
 * quick as they get, and writing zeros to new ones would halve what the disk takes of entries.
 *
 * <p>All work on files runs on one thread, in order.
 */
final class SpareFiles implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpareFiles.class);

  /** A new file is synced in steps, so that commits need not wait until all of it is on disk. */
  private static final long STEP_BYTES = 4 << 20;

  private final Disk disk;
  private final Path directory;
  private final JournalOptions options;
  private final AtomicLong numbers;
  private final Deque<Path> ready;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("tallystone-journal-files").factory());

  SpareFiles(
      Disk disk,
      Path directory,
      JournalOptions options,
      AtomicLong numbers,
      Collection<Path> ready) {
    this.disk = disk;
    this.directory = directory;
    this.options = options;
    this.numbers = numbers;
    this.ready = new ArrayDeque<>(ready);
  }

  /** A file to use now; it is no longer among the spare ones. */
  Path take() throws IOException {
    Future<Path> taken = thread.submit(() -> ready.isEmpty() ? prepare() : ready.removeFirst());
    try {
      return taken.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException("preparing a journal file failed", e.getCause());
    } catch (InterruptedException e) {
      throw new IOException("the journal's writer was interrupted", e);
    }
  }

  /** Makes one ahead if there is none. */
  void replenish() {
    thread.execute(
        () -> {
          try {
            if (ready.isEmpty() && options.spareFiles() > 0) {
              ready.add(prepare());
            }
          } catch (IOException e) {
            // Not yet a failure for anybody: taking a file tries again and reports.
            log.warn("no spare journal file could be prepared: {}", e.toString());
          }
        });
  }

  /** Takes over a file that held entries. */
  void recycle(Path file) {
    if (thread.isShutdown()) {
      return; // the file is met again at the next start
    }
    thread.execute(
        () -> {
          try {
            if (ready.size() < options.spareFiles() && isWhole(file)) {
              Path spare = FileNames.spare(directory, FileNames.number(file));
              disk.rename(file, spare);
              ready.add(spare);
            } else {
              disk.delete(file);
            }
            disk.syncDirectory(directory);
          } catch (IOException e) {
            log.warn("journal file {} could not be removed: {}", file, e.toString());
          }
        });
  }

  /** Gives up a file that was taken but could not be used. */
  void discard(Path file) {
    thread.execute(
        () -> {
          try {
            disk.delete(file);
          } catch (IOException e) {
            log.warn("journal file {} could not be removed: {}", file, e.toString());
          }
        });
  }

  private boolean isWhole(Path file) throws IOException {
    try (DiskFile open = disk.open(file, false)) {
      return open.size() == options.fileBytes();
    }
  }

  private Path prepare() throws IOException {
    Path path = FileNames.spare(directory, numbers.getAndIncrement());
    try (DiskFile file = disk.open(path, true)) {
      long bytes = 0;
      while (bytes < options.fileBytes()) {
        bytes = Math.min(options.fileBytes(), bytes + STEP_BYTES);
        file.allocate(bytes);
        file.sync();
      }
    } catch (IOException e) {
      try {
        disk.delete(path); // gives back what space it got
      } catch (IOException kept) {
        e.addSuppressed(kept);
      }
      throw e;
    }
    return path;
  }

  /** Finishes the work at hand. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        log.warn("work on journal files did not end within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
