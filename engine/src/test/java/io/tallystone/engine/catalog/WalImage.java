package io.tallystone.engine.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How far SQLite's write-ahead log is filled (SQLite documentation, "WAL-mode File Format"): a
 * header of 32 bytes with the page size at 8 and two salts at 16; then frames of 24 bytes and a
 * page, with copies of the salts at 8. Frames of other salts are left over from before the log
 * began anew.
 *
 * @param salt both salts
 * @param frames frames in a row with these salts
 */
record WalImage(long salt, int frames) {
  static final int HEADER = 32;
  static final int PAGE = 4096;
  static final int FRAME = 24 + PAGE;
  private static final int SALT_AT = 16;
  private static final int FRAME_SALT_AT = 8;

  static Path path(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  /** Of a log that nobody writes to meanwhile. */
  static WalImage read(Path database) throws IOException {
    Path path = path(database);
    if (!Files.exists(path)) {
      return new WalImage(0, 0);
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long salt = longAt(file, SALT_AT);
      int frames = 0;
      while (file.size() >= end(frames + 1) && longAt(file, end(frames) + FRAME_SALT_AT) == salt) {
        frames++;
      }
      return new WalImage(salt, frames);
    }
  }

  /** Where so many frames end. */
  static long end(int frames) {
    return HEADER + (long) frames * FRAME;
  }

  private static long longAt(FileChannel file, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    return file.read(bytes, position) < Long.BYTES ? 0 : bytes.getLong(0);
  }
}
