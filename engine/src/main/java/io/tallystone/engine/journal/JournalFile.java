package io.tallystone.engine.journal;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A file that holds entries: its header, and what is known about where entries stand in it. */
final class JournalFile {
  private static final long SEEK_STEP_BYTES = 1 << 20;

  private final Path path;
  private final FileHeader header;
  private final TreeMap<Long, Long> positions = new TreeMap<>();
  private long lastPosition = FileHeader.BYTES;
  private volatile long certainUntil = Long.MAX_VALUE;

  JournalFile(Path path, FileHeader header) {
    this.path = path;
    this.header = header;
    positions.put(header.base(), lastPosition);
  }

  Path path() {
    return path;
  }

  FileHeader header() {
    return header;
  }

  long base() {
    return header.base();
  }

  /** Entries missing below this offset are damage; those from it on a torn commit. */
  long certainUntil() {
    return certainUntil;
  }

  void certainUntil(long offset) {
    certainUntil = offset;
  }

  /** Remembers about one place per MB, so that a reader need not walk the whole file. */
  synchronized void stands(long offset, long position) {
    if (position - lastPosition >= SEEK_STEP_BYTES) {
      positions.put(offset, position);
      lastPosition = position;
    }
  }

  /** The closest remembered place at or before an offset: offset and position. */
  synchronized Map.Entry<Long, Long> placeBefore(long offset) {
    Map.Entry<Long, Long> place = positions.floorEntry(offset);
    return place == null ? positions.firstEntry() : place;
  }
}
