package io.tallystone.engine.segment;

import java.util.zip.CRC32C;

/** CRC-32C, as all of a segment's checksums are. */
final class Checksum {
  private Checksum() {}

  static int of(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }
}
