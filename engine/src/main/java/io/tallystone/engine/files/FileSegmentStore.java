package io.tallystone.engine.files;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import io.tallystone.engine.files.OpenSegments.OpenSegment;
import io.tallystone.engine.spi.SegmentStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segments as files of one directory. A put writes a temporary file, syncs it, renames it and syncs
 * the directory. One process must not open a directory twice; two processes neither.
 *
 * <p>If the directory cannot be synced, the put is UNKNOWN and no further put is taken until the
 * store is opened anew: a second sync could succeed without having done anything. A put whose file
 * could not be written or synced throws and leaves nothing.
 */
public final class FileSegmentStore implements SegmentStore {
  private static final Logger log = LoggerFactory.getLogger(FileSegmentStore.class);

  // A reader whose shared handle was closed by the interrupt of another one opens it again; so many
  // interrupts in one read do not happen by chance.
  private static final int MAX_ATTEMPTS = 16;

  private final Disk disk;
  private final Path directory;
  private final OpenSegments open;
  private final AtomicLong temporaries = new AtomicLong();
  private final Object naming = new Object();
  private volatile boolean directoryBroken;

  private FileSegmentStore(Disk disk, Path directory, int maxOpenFiles) {
    this.disk = disk;
    this.directory = directory;
    this.open = new OpenSegments(disk, directory, maxOpenFiles);
  }

  /**
   * Opens the store in a directory, which is created if need be, and removes what unfinished puts
   * left.
   *
   * @param maxOpenFiles how many file handles are kept; more are open only while they are read from
   */
  public static FileSegmentStore open(Disk disk, Path directory, int maxOpenFiles)
      throws IOException {
    disk.createDirectories(directory);
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      disk.syncDirectory(parent);
    }
    for (Path file : disk.list(directory)) {
      if (SegmentFileNames.isTemporary(file)) {
        log.info("removing {}, which an unfinished write left", file);
        disk.delete(file);
      }
    }
    disk.syncDirectory(directory);
    return new FileSegmentStore(disk, directory, maxOpenFiles);
  }

  @Override
  public PutResult putOnce(String name, Content content) throws IOException {
    Path target = SegmentFileNames.segment(directory, name);
    if (directoryBroken) {
      throw new IOException(
          "segments are read-only until restart, because syncing " + directory + " failed");
    }
    if (disk.exists(target)) {
      return PutResult.EXISTS;
    }
    Path temporary = SegmentFileNames.temporary(directory, name, temporaries.incrementAndGet());
    boolean renamed = false;
    try {
      write(temporary, content);
      synchronized (naming) {
        if (disk.exists(target)) {
          return PutResult.EXISTS;
        }
        disk.rename(temporary, target);
        renamed = true;
        return syncName(name);
      }
    } finally {
      if (!renamed) {
        remove(temporary);
      }
    }
  }

  private void write(Path file, Content content) throws IOException {
    try (DiskFile out = disk.open(file, true)) {
      AtomicLong position = new AtomicLong();
      content.writeTo(
          bytes -> {
            int length = bytes.remaining();
            out.write(bytes, position.getAndAdd(length));
          });
      out.sync();
    }
  }

  private PutResult syncName(String name) {
    try {
      disk.syncDirectory(directory);
      return PutResult.CREATED;
    } catch (IOException e) {
      directoryBroken = true;
      log.error(
          "segment {} may be lost when power fails; segments are read-only until restart; check"
              + " the disk: {}",
          name,
          e.toString());
      return PutResult.UNKNOWN;
    }
  }

  private void remove(Path temporary) {
    try {
      disk.delete(temporary);
    } catch (IOException e) {
      log.warn("{} could not be removed; the next start tries again: {}", temporary, e.toString());
    }
  }

  @Override
  public ByteBuffer readRange(String name, long offset, int length) throws IOException {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "range: " + offset + " + " + length + " (expected: both >= 0)");
    }
    for (int attempt = 1; ; attempt++) {
      OpenSegment segment = open.acquire(name);
      try {
        return read(segment, name, offset, length);
      } catch (ClosedChannelException e) {
        open.forget(segment);
        if (Thread.currentThread().isInterrupted() || attempt == MAX_ATTEMPTS) {
          throw e;
        }
      } finally {
        open.release(segment);
      }
    }
  }

  private static ByteBuffer read(OpenSegment segment, String name, long offset, int length)
      throws IOException {
    if (length > segment.length() - offset) {
      throw new EOFException(
          "segment "
              + name
              + ": range "
              + offset
              + " + "
              + length
              + " (expected: within "
              + segment.length()
              + " bytes)");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int read = segment.file().read(bytes, offset);
    if (read < length) {
      throw new EOFException("segment " + name + " was cut while it was open");
    }
    return bytes.flip();
  }

  @Override
  public Optional<Stat> stat(String name) throws IOException {
    try {
      OpenSegment segment = open.acquire(name);
      open.release(segment);
      return Optional.of(new Stat(segment.length()));
    } catch (NoSuchSegment e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(SegmentFileNames.segment(directory, name));
    // After the delete, so that no reader opens the file in between and keeps it.
    open.forget(name);
    disk.syncDirectory(directory);
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    return disk.list(directory).stream()
        .flatMap(file -> SegmentFileNames.name(file).stream())
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    open.close();
  }
}
