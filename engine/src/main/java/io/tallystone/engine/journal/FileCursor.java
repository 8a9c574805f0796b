package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import io.tallystone.engine.spi.Journal.Cursor;
import io.tallystone.engine.spi.Journal.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads file after file through a handle of its own: the system closes a channel when its thread is
 * interrupted, which must not hit the writer or other readers.
 */
final class FileCursor implements Cursor {
  private final Disk disk;
  private final JournalFiles files;
  private final Deque<JournalFile> ahead;
  private final DamageLog damage;
  private final long from;
  private final long end;
  private @Nullable JournalFile current;
  private @Nullable DiskFile handle;
  private @Nullable FrameReader reader;

  /** The files must have been pinned; the cursor releases them. */
  FileCursor(
      Disk disk,
      JournalFiles files,
      List<JournalFile> pinned,
      DamageLog damage,
      long from,
      long end) {
    this.disk = disk;
    this.files = files;
    this.ahead = new ArrayDeque<>(pinned);
    this.damage = damage;
    this.from = from;
    this.end = end;
  }

  @Override
  public boolean next() {
    try {
      while (true) {
        JournalFile file = current;
        FrameReader in = reader;
        if (file == null || in == null) {
          if (ahead.isEmpty()) {
            return false;
          }
          open(ahead.removeFirst());
        } else if (in.next(limit())) {
          if (in.header().offset() >= from) {
            return true;
          }
        } else {
          missing(file, in.expected(), limit());
          leave();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the journal failed", e);
    }
  }

  private long limit() {
    return ahead.isEmpty() ? end : Math.min(end, ahead.getFirst().base());
  }

  private void open(JournalFile file) throws IOException {
    current = file;
    Map.Entry<Long, Long> place = file.placeBefore(from);
    DiskFile opened = disk.open(file.path(), false);
    handle = opened;
    reader =
        new FrameReader(
            opened,
            file.header().salt(),
            place.getKey(),
            place.getValue(),
            (first, to) -> missing(file, first, to));
  }

  private void missing(JournalFile file, long first, long to) {
    long damagedTo = Math.min(to, file.certainUntil());
    if (first < damagedTo) {
      damage.missing(file, first, damagedTo);
    }
  }

  @Override
  public Entry entry() {
    FrameReader in = reader;
    if (in == null) {
      throw new IllegalStateException("no entry: next() was not called or returned false");
    }
    return new Entry(in.header().offset(), in.header().batchId(), in.payload());
  }

  private void leave() {
    JournalFile file = current;
    DiskFile open = handle;
    current = null;
    reader = null;
    handle = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("closing a journal file failed", e);
    } finally {
      if (file != null) {
        files.release(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      leave();
    } finally {
      while (!ahead.isEmpty()) {
        files.release(ahead.removeFirst());
      }
    }
  }
}
