package io.tallystone.engine.files;

import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.Disk.DiskFile;
import io.tallystone.engine.disk.TooManyOpenFilesException;
import io.tallystone.engine.spi.SegmentStore.NoSuchSegment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File handles of segments, kept open while they are used often. The least recently used ones are
 * closed beyond the limit, and all idle ones when the system has none left to give.
 */
final class OpenSegments implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenSegments.class);

  private final Disk disk;
  private final Path directory;
  private final int limit;
  private final Map<String, OpenSegment> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /** A handle, its length, and how many are reading through it. */
  static final class OpenSegment {
    private final String name;
    private final DiskFile file;
    private final long length;
    private int readers = 1;
    private boolean forgotten;

    private OpenSegment(String name, DiskFile file, long length) {
      this.name = name;
      this.file = file;
      this.length = length;
    }

    DiskFile file() {
      return file;
    }

    long length() {
      return length;
    }
  }

  OpenSegments(Disk disk, Path directory, int limit) {
    this.disk = disk;
    this.directory = directory;
    this.limit = limit;
  }

  /** A handle to use until it is released. */
  synchronized OpenSegment acquire(String name) throws IOException {
    if (closed) {
      throw new IOException("the segment store is closed");
    }
    OpenSegment known = open.get(name);
    if (known != null) {
      known.readers++;
      return known;
    }
    OpenSegment opened = openNew(name);
    open.put(name, opened);
    closeIdle(open.size() - limit);
    return opened;
  }

  private OpenSegment openNew(String name) throws IOException {
    DiskFile file;
    try {
      file = openFile(name);
    } catch (TooManyOpenFilesException e) {
      closeIdle(open.size());
      file = openFile(name);
    }
    try {
      return new OpenSegment(name, file, file.size());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private DiskFile openFile(String name) throws IOException {
    try {
      return disk.open(SegmentFileNames.segment(directory, name), false);
    } catch (NoSuchFileException e) {
      NoSuchSegment none = new NoSuchSegment(name);
      none.initCause(e);
      throw none;
    }
  }

  synchronized void release(OpenSegment segment) {
    segment.readers--;
    if (segment.forgotten) {
      closeUnread(segment);
    } else {
      closeIdle(open.size() - limit);
    }
  }

  /** Readers to come open the file anew. */
  synchronized void forget(String name) {
    OpenSegment segment = open.remove(name);
    if (segment != null) {
      segment.forgotten = true;
      closeUnread(segment);
    }
  }

  /** The handle is of no use any more; a new one under the same name stays. */
  synchronized void forget(OpenSegment segment) {
    if (!segment.forgotten) {
      forget(segment.name);
    }
  }

  private void closeIdle(int count) {
    List<OpenSegment> idle = new ArrayList<>();
    for (OpenSegment segment : open.values()) {
      if (idle.size() < count && segment.readers == 0) {
        idle.add(segment);
      }
    }
    idle.forEach(segment -> forget(segment.name));
  }

  private static void closeUnread(OpenSegment segment) {
    if (segment.readers > 0) {
      return;
    }
    try {
      segment.file.close();
    } catch (IOException e) {
      log.warn("closing segment {} failed, which loses nothing: {}", segment.name, e.toString());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    new ArrayList<>(open.keySet()).forEach(this::forget);
  }
}
