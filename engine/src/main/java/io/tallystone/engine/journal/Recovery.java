package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out at start what the journal holds.
 *
 * <p>Only headers and the last file are read. A file is never continued: the next one's base ends
 * it, so a torn tail needs no cutting, and what stands behind the end can never come back. Of the
 * last commit nobody knows whether it was acknowledged; its whole entries are kept, and written
 * once more before they are shown, because after a failed sync the system may hold bytes in memory
 * that it will never write.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  /**
   * What there is.
   *
   * @param end one above the last entry
   * @param certain below this, missing entries are damage; above, a torn commit
   * @param nextNumber above the number of any file
   * @param failure why the last commit could not be made sure of
   */
  record Found(
      List<JournalFile> files,
      List<Path> spares,
      long end,
      long certain,
      long nextNumber,
      @Nullable IOException failure) {}

  private record Gap(long from, long to) {}

  private final Disk disk;
  private final Path directory;
  private final JournalOptions options;
  private final DamageLog damage;
  private final List<JournalFile> files = new ArrayList<>();
  private final List<Path> spares = new ArrayList<>();
  private long nextNumber = 1;

  Recovery(Disk disk, Path directory, JournalOptions options, DamageLog damage) {
    this.disk = disk;
    this.directory = directory;
    this.options = options;
    this.damage = damage;
  }

  Found run() throws IOException {
    disk.createDirectories(directory);
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      disk.syncDirectory(parent);
    }
    for (Path path : disk.list(directory)) {
      nextNumber = Math.max(nextNumber, FileNames.number(path) + 1);
      if (FileNames.isJournal(path)) {
        adopt(path);
      } else if (FileNames.isSpare(path)) {
        keepOrDelete(path);
      }
    }
    for (int i = 1; i < files.size(); i++) {
      files.get(i - 1).certainUntil(files.get(i).header().certain());
    }
    return files.isEmpty()
        ? new Found(files, spares, 0, 0, nextNumber, null)
        : scan(files.getLast());
  }

  private void adopt(Path path) throws IOException {
    FileHeader header = header(path);
    if (header == null) {
      setAside(path);
      return;
    }
    if (!files.isEmpty() && header.base() < files.getLast().base()) {
      throw new IOException(
          path
              + " starts at offset "
              + header.base()
              + " (expected: >= "
              + files.getLast().base()
              + "): files of another journal were put here");
    }
    files.add(new JournalFile(path, header));
  }

  private @Nullable FileHeader header(Path path) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(FileHeader.BYTES);
    try (DiskFile file = disk.open(path, false)) {
      file.read(block, 0);
    }
    try {
      return FileHeader.parse(block.flip());
    } catch (IOException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  /** A file whose header is zeros never held an acknowledged entry; any other might have. */
  private void setAside(Path path) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(FileHeader.BYTES);
    try (DiskFile file = disk.open(path, false)) {
      file.read(block, 0);
    }
    if (block.flip().mismatch(ByteBuffer.allocate(block.limit())) < 0) {
      log.warn("journal file {} was never written and is removed", path);
      disk.delete(path);
    } else {
      Path aside = path.resolveSibling(path.getFileName() + FileNames.DAMAGED_SUFFIX);
      damage.unreadable(path, aside);
      disk.rename(path, aside);
    }
    disk.syncDirectory(directory);
  }

  private void keepOrDelete(Path spare) throws IOException {
    boolean whole;
    try (DiskFile file = disk.open(spare, false)) {
      whole = file.size() == options.fileBytes();
    }
    if (whole && spares.size() < options.spareFiles()) {
      spares.add(spare);
    } else {
      disk.delete(spare);
    }
  }

  private Found scan(JournalFile last) throws IOException {
    List<Gap> gaps = new ArrayList<>();
    try (DiskFile file = disk.open(last.path(), false)) {
      FrameReader reader =
          new FrameReader(
              file,
              last.header().salt(),
              last.base(),
              FileHeader.BYTES,
              (from, to) -> gaps.add(new Gap(from, to)));
      while (reader.next(Long.MAX_VALUE)) {
        last.stands(reader.header().offset(), reader.entryEnd() - reader.header().frameBytes());
      }
      long certain = Math.max(reader.confirmed(), last.base());
      last.certainUntil(certain);
      if (reader.expected() < certain) {
        gaps.add(new Gap(reader.expected(), certain));
      }
      report(last, gaps, certain);
      long end = Math.max(reader.expected(), certain);
      IOException failure = reader.closedInOrder() ? null : makeSure(file, reader);
      return new Found(files, spares, end, certain, nextNumber, failure);
    }
  }

  private void report(JournalFile last, List<Gap> gaps, long certain) {
    for (Gap gap : gaps) {
      if (gap.from() < certain) {
        damage.missing(last, gap.from(), Math.min(gap.to(), certain));
      }
      if (gap.to() > certain) {
        log.warn(
            "journal file {}: entries {} to {} of the last commit were torn; if they were"
                + " acknowledged, the disk is damaged",
            last.path(),
            Math.max(gap.from(), certain),
            gap.to() - 1);
      }
    }
  }

  private @Nullable IOException makeSure(DiskFile file, FrameReader reader) {
    try {
      ByteBuffer step = ByteBuffer.allocate(1 << 20);
      for (long at = reader.confirmedAt(); at < reader.entryEnd(); at += step.limit()) {
        step.clear().limit((int) Math.min(step.capacity(), reader.entryEnd() - at));
        file.read(step, at);
        file.write(step.flip(), at);
      }
      file.sync();
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
