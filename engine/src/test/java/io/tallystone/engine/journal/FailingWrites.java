package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.DiskFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fails in the middle of writes into reserved space: finds no space, as copying file systems may,
 * or meets an error that has nothing to do with the disk.
 */
final class FailingWrites implements Disk {
  private final Disk disk;
  volatile boolean full;
  volatile @Nullable Error error;

  FailingWrites(Disk disk) {
    this.disk = disk;
  }

  @Override
  public DiskFile open(Path path, boolean create) throws IOException {
    return new FailingFile(disk.open(path, create));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    disk.createDirectories(directory);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    disk.syncDirectory(directory);
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path);
  }

  private final class FailingFile implements DiskFile {
    private final DiskFile file;

    FailingFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      file.write(bytes, position);
      Error unexpected = error;
      if (unexpected != null) {
        throw unexpected;
      }
      if (full) {
        throw new DiskFullException("no space left");
      }
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return file.read(into, position);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void allocate(long length) throws IOException {
      file.allocate(length);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
