package io.tallystone.engine.maintenance;

import io.tallystone.engine.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files as they are, for looking only: every change is accepted and forgotten, so that what
 * tidies up when it is opened can be opened for a check. New files look empty.
 */
final class UnchangedDisk implements Disk {

  @Override
  public DiskFile open(Path path, boolean create) throws IOException {
    boolean isNew = create && !Files.exists(path);
    return new UnchangedFile(isNew ? null : FileChannel.open(path, StandardOpenOption.READ));
  }

  @Override
  public void rename(Path from, Path to) {}

  @Override
  public void delete(Path path) {}

  @Override
  public List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public void createDirectories(Path directory) {}

  @Override
  public void syncDirectory(Path directory) {}

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  private record UnchangedFile(@Nullable FileChannel channel) implements DiskFile {
    @Override
    public void write(ByteBuffer bytes, long position) {
      bytes.position(bytes.limit());
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      if (channel == null) {
        return 0;
      }
      int total = 0;
      int read = channel.read(into, position);
      while (read > 0) {
        total += read;
        read = into.hasRemaining() ? channel.read(into, position + total) : 0;
      }
      return total;
    }

    @Override
    public long size() throws IOException {
      return channel == null ? 0 : channel.size();
    }

    @Override
    public void allocate(long length) {}

    @Override
    public void truncate(long length) {}

    @Override
    public void sync() {}

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
