package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;

/** The messages as they are, one after the other, and their lengths as a column. */
final class PlainMessages {
  /** What is compressed to see how much the text as a whole may shrink. */
  private static final int SAMPLE_BYTES = 1 << 17;

  private PlainMessages() {}

  /**
   * Whether the messages, compressed as plain text, are certainly larger than so many bytes, as far
   * as a sample from their middle tells: with a third to spare, as more text shrinks a little more.
   */
  static boolean clearlyLarger(EventRun run, int bytes) {
    int rows = run.size();
    long total = 0;
    for (int i = 0; i < rows; i++) {
      total += run.messageLength(i);
    }
    if (total < SAMPLE_BYTES * 4L) {
      return false;
    }
    try (Compressor compressor = Compressor.borrow()) {
      byte[] sample = compressor.plain(SAMPLE_BYTES);
      int length = 0;
      for (int i = rows / 3; i < rows && length < SAMPLE_BYTES; i++) {
        int taken = Math.min(run.messageLength(i), SAMPLE_BYTES - length);
        System.arraycopy(run.messages(), run.messageStart(i), sample, length, taken);
        length += taken;
      }
      long estimate = compressor.compress(length) * total / length;
      return length == SAMPLE_BYTES && estimate * 3 > bytes * 4L;
    }
  }

  static void write(EventRun run, ByteWriter text, ByteWriter lengths, long[] scratch) {
    int rows = run.size();
    byte[] messages = run.messages();
    int from = 0;
    int end = 0;
    for (int i = 0; i < rows; i++) {
      int start = run.messageStart(i);
      int length = run.messageLength(i);
      scratch[i] = length;
      // Neighbours in memory are copied together.
      if (start != end) {
        text.writeBytes(messages, from, end - from);
        from = start;
      }
      end = start + length;
    }
    text.writeBytes(messages, from, end - from);
    LongColumn.write(lengths, scratch, rows);
  }

  /** The end of every message in the text. */
  static int[] readEnds(ByteReader lengths, int rows, int textBytes) {
    long[] values = new long[rows];
    LongColumn.read(lengths, values, rows);
    int[] ends = new int[rows];
    long end = 0;
    for (int i = 0; i < rows; i++) {
      if (values[i] < 0 || values[i] > textBytes - end) {
        throw new IndexOutOfBoundsException("message length: " + values[i]);
      }
      end += values[i];
      ends[i] = (int) end;
    }
    if (end != textBytes) {
      throw new IndexOutOfBoundsException("text: " + textBytes + " (expected: " + end + ")");
    }
    return ends;
  }
}
