package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.DiskFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Finds no space in the middle of a write into reserved space, as copying file systems may. */
final class FullAtWrite implements Disk {
  private final Disk disk;
  volatile boolean now;

  FullAtWrite(Disk disk) {
    this.disk = disk;
  }

  @Override
  public DiskFile open(Path path, boolean create) throws IOException {
    return new FullAtWriteFile(disk.open(path, create));
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

  private final class FullAtWriteFile implements DiskFile {
    private final DiskFile file;

    FullAtWriteFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      file.write(bytes, position);
      if (now) {
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
