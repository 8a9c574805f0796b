package io.tallystone.engine.journal;

import io.tallystone.engine.disk.Disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The file that is being written. Only the writer's thread touches it. */
final class ActiveFile {
  private final JournalFile description;
  private final DiskFile file;
  private final long capacity;
  private long position = FileHeader.BYTES;

  ActiveFile(JournalFile description, DiskFile file, long capacity) {
    this.description = description;
    this.file = file;
    this.capacity = capacity;
  }

  long salt() {
    return description.header().salt();
  }

  boolean fits(int bytes) {
    return position + bytes <= capacity;
  }

  /** Writes behind what is confirmed, without moving on. */
  void write(ByteBuffer bytes) throws IOException {
    file.write(bytes, position);
  }

  void sync() throws IOException {
    file.sync();
  }

  /** What was written and synced stays; further bytes go behind it. */
  void confirm(long firstOffset, int bytes) {
    description.stands(firstOffset, position);
    position += bytes;
  }

  /** Takes back what was written but not confirmed. */
  void withdraw() throws IOException {
    file.truncate(position);
    file.sync();
  }

  void close() throws IOException {
    file.close();
  }
}
