package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the entries of one file and over what is damaged between them.
 *
 * <p>A header has a checksum of its own, so that a damaged payload can be stepped over. Where a
 * header is damaged, the next one is looked for at each multiple of 8 bytes: it must carry an
 * offset that can follow and the right checksum, which depends on the file's secret salt.
 */
final class FrameReader {
  private static final int WINDOW_BYTES = 256 << 10;

  /** Is told of offsets that no readable entry has. */
  @FunctionalInterface
  interface Gaps {
    /** Entries from {@code from} up to but not including {@code to} were not found. */
    void missing(long from, long to);
  }

  private final DiskFile file;
  private final long size;
  private final long salt;
  private final Gaps gaps;
  private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowAt;

  private long position;
  private long expected;
  private long confirmed;
  private long confirmedAt;
  private long entryEnd;
  private boolean closedInOrder;
  private @Nullable FrameHeader header;
  private @Nullable ByteBuffer payload;

  FrameReader(DiskFile file, long salt, long expected, long position, Gaps gaps)
      throws IOException {
    this.file = file;
    this.size = file.size();
    this.salt = salt;
    this.expected = expected;
    this.position = position;
    this.entryEnd = position;
    this.confirmedAt = position;
    this.gaps = gaps;
  }

  /** Moves to the next readable entry below {@code limit}; false if there is none. */
  boolean next(long limit) throws IOException {
    while (expected < limit) {
      FrameHeader found = headerAt(position);
      if (found == null) {
        position = searchFrom(position + FrameHeader.ALIGNMENT);
        if (position < 0) {
          position = size;
          return false;
        }
        continue;
      }
      if (found.offset() >= limit) {
        return false;
      }
      if (found.confirmed() > confirmed) {
        confirmed = found.confirmed();
        confirmedAt = position;
      }
      long at = position;
      position += found.frameBytes();
      if (readable(found, at) && accept(found)) {
        return true;
      }
    }
    return false;
  }

  private boolean accept(FrameHeader found) {
    if (found.offset() > expected) {
      gaps.missing(expected, found.offset());
    }
    entryEnd = position;
    closedInOrder = found.kind() == FrameHeader.CLOSED;
    expected = closedInOrder ? found.offset() : found.offset() + 1;
    header = found;
    return !closedInOrder;
  }

  private boolean readable(FrameHeader found, long at) throws IOException {
    if (!load(at, found.frameBytes())) {
      return false;
    }
    int start = (int) (at - windowAt) + FrameHeader.BYTES;
    ByteBuffer bytes = window.slice(start, found.payloadLength());
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    payload = bytes.flip();
    return (int) crc.getValue() == found.payloadChecksum();
  }

  private @Nullable FrameHeader headerAt(long at) throws IOException {
    if (!load(at, FrameHeader.BYTES)) {
      return null;
    }
    int index = (int) (at - windowAt);
    long offset = FrameHeader.offsetAt(window, index);
    // No more entries can be missing than the bytes stepped over could hold.
    if (offset < expected || offset - expected > (at - entryEnd) / FrameHeader.BYTES) {
      return null;
    }
    FrameHeader found = FrameHeader.parse(window, index, salt);
    return found == null || at + found.frameBytes() > size ? null : found;
  }

  private long searchFrom(long from) throws IOException {
    for (long at = from; load(at, FrameHeader.BYTES); at += FrameHeader.ALIGNMENT) {
      if (window.getLong((int) (at - windowAt)) != 0 && headerAt(at) != null) {
        return at;
      }
    }
    return -1;
  }

  /** Brings bytes of the file into the window; false if the file ends before. */
  private boolean load(long at, long bytes) throws IOException {
    if (at + bytes > size) {
      return false;
    }
    if (at >= windowAt && at + bytes <= windowAt + window.limit()) {
      return true;
    }
    ByteBuffer kept = window;
    boolean overlaps = at >= windowAt && at < windowAt + kept.limit();
    kept.position(overlaps ? (int) (at - windowAt) : kept.limit());
    if (bytes > kept.capacity()) {
      window = ByteBuffer.allocate((int) bytes + WINDOW_BYTES).put(kept);
    } else {
      window = kept.compact();
    }
    int held = window.position();
    int read = file.read(window, at + held);
    window.limit(held + read).position(0);
    windowAt = at;
    return bytes <= window.limit();
  }

  /** Header of the entry moved to. */
  FrameHeader header() {
    return require(header);
  }

  /** Payload of the entry moved to, valid until the next move. */
  ByteBuffer payload() {
    return require(payload).asReadOnlyBuffer();
  }

  private static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("no entry: call next() first");
    }
    return value;
  }

  /** One above the last entry's offset. */
  long expected() {
    return expected;
  }

  /** The highest offset below which a frame that was seen says that all was durable. */
  long confirmed() {
    return confirmed;
  }

  /** Where the first frame stands that says so: the start of the last commit. */
  long confirmedAt() {
    return confirmedAt;
  }

  /** Where the last readable entry ends. */
  long entryEnd() {
    return entryEnd;
  }

  /** Whether the last frame says that the journal was closed in good order. */
  boolean closedInOrder() {
    return closedInOrder;
  }
}
