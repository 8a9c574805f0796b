package io.tallystone.collect.follow;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.spool.FilePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Tells a file from a later one that took its place: a checksum over its first bytes. It grows with
 * the file up to a limit and is checked on the length it was made of.
 *
 * @param length how many bytes it covers
 */
record Fingerprint(int length, long checksum) {

  static final Fingerprint EMPTY = new Fingerprint(0, 0);

  /** Of the file as it is now. */
  static Fingerprint of(FileChannel file) throws IOException {
    return of(file, CollectLimits.FINGERPRINT_BYTES);
  }

  /** Of the content that a position is about. */
  static Fingerprint of(FilePosition position) {
    return new Fingerprint(position.fingerprintLength(), position.fingerprint());
  }

  /** Whether the file at the path begins with the bytes that this was made of. */
  boolean heldBy(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return holds(file);
    }
  }

  /** Whether the file still begins with the bytes that this was made of. */
  boolean holds(FileChannel file) throws IOException {
    return of(file, length).equals(this);
  }

  private static Fingerprint of(FileChannel file, int length) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(length);
    int read;
    do {
      read = file.read(start, start.position());
    } while (read >= 0 && start.hasRemaining());
    start.flip();
    int covered = start.remaining();
    CRC32C checksum = new CRC32C();
    checksum.update(start);
    return new Fingerprint(covered, checksum.getValue());
  }
}
