package io.tallystone.engine.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tallystone.engine.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where one server keeps everything, held by one process at a time:
 *
 * <pre>
 * lock            locked while a process uses the directory; holds its process id
 * format          which format the data has, see {@link FormatMarker}
 * catalog.sqlite  groups, streams, live segments, documents
 * journal/        what is not yet in a segment
 * segments/       sealed and merged events
 * </pre>
 *
 * <p>The system releases the lock when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {
  /** The data format that this program writes; grows with each change older programs can't read. */
  public static final int FORMAT_VERSION = 1;

  private static final String LOCK = "lock";
  private static final String FORMAT = "format";
  private static final String CATALOG = "catalog.sqlite";
  private static final String JOURNAL = "journal";
  private static final String SEGMENTS = "segments";

  private static final int MAX_PID_BYTES = 20;

  // Opening and closing the lock file a second time in one process would release the lock: POSIX
  // drops a process's locks on a file when it closes any of its handles to it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final Path real;
  private final FileChannel lock;

  private DataDirectory(Path root, Path real, FileChannel lock) {
    this.root = root;
    this.real = real;
    this.lock = lock;
  }

  /**
   * Takes the directory into use, creating it if need be.
   *
   * @throws DataDirectoryException if another process uses it, or its data is of another format
   */
  public static DataDirectory open(Disk disk, Path root) throws IOException {
    return open(disk, root, FORMAT_VERSION);
  }

  static DataDirectory open(Disk disk, Path root, int version) throws IOException {
    disk.createDirectories(root);
    Path real = root.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(root, Long.toString(ProcessHandle.current().pid()));
    }
    FileChannel lock = null;
    try {
      lock = lock(root);
      checkFormat(disk, root, version);
      DataDirectory directory = new DataDirectory(root, real, lock);
      disk.createDirectories(directory.journal());
      disk.createDirectories(directory.segments());
      disk.syncDirectory(root);
      return directory;
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        ByteBuffer pid = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(pid, 0);
        throw inUse(root, US_ASCII.decode(pid.flip()).toString().strip());
      }
      channel.truncate(0);
      channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static DataDirectoryException inUse(Path root, String pid) {
    return new DataDirectoryException(
        "data directory "
            + root
            + " is in use by process "
            + pid
            + ": stop that one, or choose another directory");
  }

  private static void checkFormat(Disk disk, Path root, int version) throws IOException {
    Path marker = root.resolve(FORMAT);
    if (!disk.exists(marker)) {
      for (String name : new String[] {CATALOG, JOURNAL, SEGMENTS}) {
        if (Files.exists(root.resolve(name))) {
          throw new DataDirectoryException(
              "data directory "
                  + root
                  + " has "
                  + name
                  + " but no file "
                  + FORMAT
                  + ": restore it from a backup, or choose an empty directory");
        }
      }
      FormatMarker.write(disk, root, marker, version);
      return;
    }
    int found = FormatMarker.read(disk, marker);
    if (found > version) {
      throw new DataDirectoryException(
          "data directory "
              + root
              + " has data format "
              + found
              + " (expected: <= "
              + version
              + "): it was written by a newer version, use that one");
    }
    if (found < version) {
      throw new DataDirectoryException(
          "data directory " + root + " has data format " + found + " (expected: " + version + ")");
    }
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** Directory of the journal. */
  public Path journal() {
    return root.resolve(JOURNAL);
  }

  /** Directory of the segments. */
  public Path segments() {
    return root.resolve(SEGMENTS);
  }

  /** File of the catalogue. */
  public Path catalog() {
    return root.resolve(CATALOG);
  }

  /** Lets another process use the directory; close what works in it before. */
  @Override
  public void close() throws IOException {
    if (lock.isOpen()) {
      lock.close();
      HELD.remove(real);
    }
  }
}
