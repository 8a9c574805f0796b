package io.tallystone.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first 4 KB of a journal file: the same 56 bytes twice, at 0 and at 2048, so that one damaged
 * sector does not make a whole file unreadable. Big-endian:
 *
 * <pre>
 *  0  8 B   magic: "TALLYST" and 0x1A
 *  8  8 B   format name: "journal" and a blank
 * 16  int   format version
 * 20  int   CRC32C of all other bytes of this header
 * 24  long  number of the file, growing
 * 32  long  base: offset of the first entry in it
 * 40  long  certain: entries from here up to base may be missing in earlier files without damage
 * 48  long  salt: goes into the checksum of each frame
 * </pre>
 *
 * @param base ends all earlier files as well: what they hold from this offset on does not count
 * @param certain below base only after a crash that tore the last commit
 * @param salt drawn anew each time a file is used, so that no frame of an earlier use and no bytes
 *     that a client sent can pass for a frame
 */
record FileHeader(long number, long base, long certain, long salt) {
  static final int BYTES = 4096;
  static final int VERSION = 1;

  private static final long MAGIC = 0x54414c4c5953541aL;
  private static final long FORMAT = 0x6a6f75726e616c20L;
  private static final int COPY_BYTES = 56;
  private static final int SECOND_COPY_AT = 2048;
  private static final int VERSION_AT = 16;
  private static final int CHECKSUM_AT = 20;
  private static final int NUMBER_AT = 24;
  private static final int BASE_AT = 32;
  private static final int CERTAIN_AT = 40;
  private static final int SALT_AT = 48;

  ByteBuffer bytes() {
    return bytes(VERSION);
  }

  /** As another version would write it; for tests. */
  ByteBuffer bytes(int version) {
    ByteBuffer block = ByteBuffer.allocate(BYTES);
    for (int at : new int[] {0, SECOND_COPY_AT}) {
      block.putLong(at, MAGIC).putLong(at + Long.BYTES, FORMAT).putInt(at + VERSION_AT, version);
      block.putLong(at + NUMBER_AT, number).putLong(at + BASE_AT, base);
      block.putLong(at + CERTAIN_AT, certain).putLong(at + SALT_AT, salt);
      block.putInt(at + CHECKSUM_AT, checksum(block, at));
    }
    return block;
  }

  /**
   * The header in a file's first {@link #BYTES}, or null if both copies are damaged.
   *
   * @throws IOException if the file was written by a newer version
   */
  static @Nullable FileHeader parse(ByteBuffer block) throws IOException {
    for (int at : new int[] {0, SECOND_COPY_AT}) {
      if (block.limit() < at + COPY_BYTES
          || block.getLong(at) != MAGIC
          || block.getLong(at + Long.BYTES) != FORMAT
          || block.getInt(at + CHECKSUM_AT) != checksum(block, at)) {
        continue;
      }
      int version = block.getInt(at + VERSION_AT);
      if (version != VERSION) {
        throw new IOException(
            "journal format version: " + version + " (expected: " + VERSION + ")");
      }
      return new FileHeader(
          block.getLong(at + NUMBER_AT),
          block.getLong(at + BASE_AT),
          block.getLong(at + CERTAIN_AT),
          block.getLong(at + SALT_AT));
    }
    return null;
  }

  private static int checksum(ByteBuffer block, int at) {
    CRC32C crc = new CRC32C();
    crc.update(block.duplicate().limit(at + CHECKSUM_AT).position(at));
    crc.update(block.duplicate().limit(at + COPY_BYTES).position(at + NUMBER_AT));
    return (int) crc.getValue();
  }
}
