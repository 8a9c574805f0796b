package io.tallystone.engine.journal;

import io.tallystone.engine.spi.Journal.OffsetOutOfRange;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The files that hold entries, oldest first, and who reads them.
 *
 * <p>Dropped files go away strictly in order and only when nobody reads them: so after a crash the
 * files left are without a hole, and a reader never sees its file taken into use again.
 */
final class JournalFiles {
  private final List<JournalFile> files;
  private final Deque<JournalFile> dropped = new ArrayDeque<>();
  private final Map<JournalFile, Integer> readers = new HashMap<>();
  private final Consumer<Path> recycle;

  /** Hands over files to be recycled, which happens later and in order. */
  JournalFiles(List<JournalFile> files, Consumer<Path> recycle) {
    this.files = new ArrayList<>(files);
    this.recycle = recycle;
  }

  synchronized void add(JournalFile file) {
    files.add(file);
  }

  synchronized int count() {
    return files.size();
  }

  /** Base of the oldest file, or {@code otherwise} if there is none. */
  synchronized long earliest(long otherwise) {
    return files.isEmpty() ? otherwise : files.getFirst().base();
  }

  /** Keeps the files that hold entries from one offset up to another until they are released. */
  synchronized List<JournalFile> pin(long from, long to) {
    if (from < earliest(to)) {
      throw new OffsetOutOfRange(from, earliest(to));
    }
    List<JournalFile> pinned = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      boolean endsBefore = i + 1 < files.size() && files.get(i + 1).base() <= from;
      if (!endsBefore && files.get(i).base() < to) {
        pinned.add(files.get(i));
        readers.merge(files.get(i), 1, Integer::sum);
      }
    }
    return pinned;
  }

  synchronized void release(JournalFile file) {
    readers.computeIfPresent(file, (f, count) -> count == 1 ? null : count - 1);
    recycleUnread();
  }

  synchronized void truncateBefore(long offset) {
    while (files.size() > 1 && files.get(1).base() <= offset) {
      dropped.add(files.removeFirst());
    }
    recycleUnread();
  }

  private void recycleUnread() {
    while (!dropped.isEmpty() && !readers.containsKey(dropped.getFirst())) {
      recycle.accept(dropped.removeFirst().path());
    }
  }
}
