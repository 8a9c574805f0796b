package io.tallystone.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that fails as real ones do.
 *
 * <p>It keeps what programs see apart from what is on the platter. {@link #crash} goes back to the
 * platter: each unsynced sector of 512 bytes survives or not, in any combination; unsynced
 * creations, renames and deletions survive up to some point. A failed sync drops what was unsynced
 * while programs go on seeing it, and later syncs succeed.
 */
public final class FaultyDisk implements Disk {
  private final Map<Path, FaultyFile> names = new TreeMap<>();
  private final Map<Path, FaultyFile> durableNames = new TreeMap<>();
  private final List<Change> unsynced = new ArrayList<>();
  private final Random random;
  private long free = Long.MAX_VALUE / 2;
  private long operations;
  private long cutAt = Long.MAX_VALUE;
  private long failSyncAt = Long.MAX_VALUE;
  private boolean noHandles;
  private boolean fullAtSync;
  private long boot;
  private int handles;

  /** A change to a directory; {@code file} null deletes, {@code from} set renames. */
  private record Change(Path path, @Nullable Path from, @Nullable FaultyFile file) {
    void apply(Map<Path, FaultyFile> to) {
      if (from != null) {
        to.remove(from);
      }
      if (file == null) {
        to.remove(path);
      } else {
        to.put(path, file);
      }
    }
  }

  /** The seed decides what failed syncs drop. */
  public FaultyDisk(long seed) {
    random = new Random(seed);
  }

  // -- faults

  /** Power fails at the n-th operation from now; from then on every operation fails. */
  public synchronized void cutPowerAfter(long n) {
    cutAt = operations + n;
  }

  /** Loses what is not durable, as far as the seed says, and starts again without faults. */
  public synchronized void crash(long seed) {
    Random fate = new Random(seed);
    double survival = new double[] {0, 0.3, 0.7, 1}[fate.nextInt(4)];
    int kept = fate.nextInt(unsynced.size() + 1);
    unsynced.subList(0, kept).forEach(change -> change.apply(durableNames));
    unsynced.clear();
    durableNames.values().forEach(file -> file.crash(fate, survival));
    names.clear();
    names.putAll(durableNames);
    boot++;
    handles = 0;
    heal();
  }

  /** Ends all faults. What failed syncs dropped stays dropped. */
  public synchronized void heal() {
    cutAt = Long.MAX_VALUE;
    failSyncAt = Long.MAX_VALUE;
    noHandles = false;
    fullAtSync = false;
    free = Long.MAX_VALUE / 2;
  }

  /** The n-th next sync of a file or directory fails with EIO, n counting from 0; once. */
  public synchronized void failSyncAfter(long n) {
    failSyncAt = n;
  }

  /** Only so many bytes are left. */
  public synchronized void leaveFree(long bytes) {
    free = bytes;
  }

  /** Syncs find no space, as on file systems that allocate late. */
  public synchronized void fullAtSync(boolean full) {
    fullAtSync = full;
  }

  /** Whether opening finds no file handle left. */
  public synchronized void noHandles(boolean none) {
    noHandles = none;
  }

  // -- views

  /** Operations so far. */
  public synchronized long operations() {
    return operations;
  }

  /** Files that are open. */
  public synchronized int openHandles() {
    return handles;
  }

  /** Bytes as programs see them. */
  public synchronized byte[] content(Path path) {
    return file(path).content();
  }

  /** Alters a byte, visibly and on the platter. */
  public synchronized void flip(Path path, long position) {
    file(path).damage((int) position, (byte) 0x10);
  }

  /** Replaces a file's bytes by zeros, visibly and on the platter. */
  public synchronized void zero(Path path, long from, long to) {
    file(path).zero((int) from, (int) to);
  }

  private FaultyFile file(Path path) {
    return Objects.requireNonNull(names.get(path), () -> "no file " + path);
  }

  // -- Disk

  @Override
  public synchronized DiskFile open(Path path, boolean create) throws IOException {
    step();
    if (noHandles) {
      throw new TooManyOpenFilesException("too many open files: " + path);
    }
    FaultyFile file = names.get(path);
    if (file == null) {
      if (!create) {
        throw new NoSuchFileException(path.toString());
      }
      file = new FaultyFile();
      change(new Change(path, null, file));
    }
    handles++;
    return new Handle(file, boot);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    FaultyFile file = names.get(from);
    if (file == null) {
      throw new NoSuchFileException(from.toString());
    }
    release(names.get(to));
    change(new Change(to, from, file));
    step();
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    FaultyFile file = names.get(path);
    if (file != null) {
      release(file);
      change(new Change(path, null, null));
    }
    step();
  }

  private void change(Change change) {
    change.apply(names);
    unsynced.add(change);
  }

  private void release(@Nullable FaultyFile file) {
    if (file != null) {
      free += file.size();
    }
  }

  @Override
  public synchronized List<Path> list(Path directory) throws IOException {
    step();
    return names.keySet().stream().filter(path -> directory.equals(path.getParent())).toList();
  }

  @Override
  public void createDirectories(Path directory) {
    // Directories always exist here.
  }

  @Override
  public synchronized void syncDirectory(Path directory) throws IOException {
    step();
    if (failsSync()) {
      throw new IOException(directory + ": Input/output error");
    }
    unsynced.removeIf(
        change -> {
          boolean here = directory.equals(change.path().getParent());
          if (here) {
            change.apply(durableNames);
          }
          return here;
        });
  }

  @Override
  public synchronized boolean exists(Path path) {
    return names.containsKey(path);
  }

  private void step() throws IOException {
    if (++operations > cutAt) {
      throw new IOException("the power is off");
    }
  }

  private boolean failsSync() {
    if (failSyncAt == 0) {
      failSyncAt = Long.MAX_VALUE;
      return true;
    }
    failSyncAt = failSyncAt == Long.MAX_VALUE ? failSyncAt : failSyncAt - 1;
    return false;
  }

  private final class Handle implements DiskFile {
    private final FaultyFile file;
    private final long openedAt;
    private boolean open = true;

    Handle(FaultyFile file, long openedAt) {
      this.file = file;
      this.openedAt = openedAt;
    }

    private void check() throws IOException {
      if (!open) {
        throw new ClosedChannelException();
      }
      if (openedAt != boot) {
        throw new IOException("the handle is from before the crash");
      }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        if (operations >= cutAt) {
          step();
        }
        int wanted = bytes.remaining();
        long growth = Math.max(0, position + wanted - file.size());
        int fits = (int) (growth <= free ? wanted : Math.max(0, wanted - (growth - free)));
        free -= Math.min(growth, free);
        file.write(bytes.slice(bytes.position(), fits), (int) position);
        bytes.position(bytes.position() + fits);
        if (fits < wanted) {
          throw new DiskFullException("no space left");
        }
        step();
      }
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        step();
        return file.read(into, (int) position);
      }
    }

    @Override
    public long size() throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        return file.size();
      }
    }

    @Override
    public void allocate(long length) throws IOException {
      synchronized (FaultyDisk.this) {
        long size = size();
        if (size < length) {
          write(ByteBuffer.allocate((int) (length - size)), size);
        }
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        step();
        free += Math.max(0, file.size() - length);
        file.truncate((int) length);
      }
    }

    @Override
    public void sync() throws IOException {
      synchronized (FaultyDisk.this) {
        check();
        step();
        if (fullAtSync) {
          throw new DiskFullException("no space left");
        }
        if (failsSync()) {
          file.dropUnsynced(random);
          throw new IOException("Input/output error");
        }
        file.sync();
      }
    }

    @Override
    public void close() {
      synchronized (FaultyDisk.this) {
        if (open && openedAt == boot) {
          handles--;
        }
        open = false;
      }
    }
  }
}
