package io.tallystone.engine.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a message at blanks. What stands between square brackets or double quotes is one column,
 * without its delimiters; the closing one counts if a blank or the end follows.
 */
final class ColumnSplit {
  private final byte[] message;
  private final int end;
  private int[] bounds = new int[32]; // start and end of each column in turn
  private int count;
  private boolean bracketsMayClose = true;
  private boolean quotesMayClose = true;

  private ColumnSplit(byte[] message, int end) {
    this.message = message;
    this.end = end;
  }

  /**
   * Splits {@code message[from, from + length)}, but stops once there are {@code limit} columns.
   */
  static ColumnSplit of(byte[] message, int from, int length, int limit) {
    ColumnSplit split = new ColumnSplit(message, from + length);
    int i = split.skipBlanks(from);
    while (i < split.end && split.count < limit) {
      i = split.skipBlanks(split.column(i));
    }
    return split;
  }

  int count() {
    return count;
  }

  String text(int column) {
    int start = bounds[2 * column];
    return new String(message, start, bounds[2 * column + 1] - start, StandardCharsets.UTF_8);
  }

  private int column(int start) {
    int closing = closing(start);
    if (closing >= 0) {
      add(start + 1, closing);
      return closing + 1;
    }
    int i = start;
    while (i < end && !isBlank(message[i])) {
      i++;
    }
    add(start, i);
    return i;
  }

  /** Where the delimited column that starts here closes, or -1 if it is not one. */
  private int closing(int start) {
    if (message[start] == '[' && bracketsMayClose) {
      int closing = find((byte) ']', start + 1);
      bracketsMayClose = closing >= 0; // so that a message full of '[' is not searched each time
      return closing;
    }
    if (message[start] == '"' && quotesMayClose) {
      int closing = find((byte) '"', start + 1);
      quotesMayClose = closing >= 0;
      return closing;
    }
    return -1;
  }

  private int find(byte delimiter, int from) {
    for (int i = from; i < end; i++) {
      if (message[i] == delimiter && (i + 1 == end || isBlank(message[i + 1]))) {
        return i;
      }
    }
    return -1;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < end && isBlank(message[i])) {
      i++;
    }
    return i;
  }

  private void add(int start, int endOfColumn) {
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = endOfColumn;
    count++;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
