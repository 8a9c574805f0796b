package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;

/** The messages as they are, one after the other, and their lengths as a column. */
final class PlainMessages {
  private PlainMessages() {}

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
