package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Where the columns of a message lie: blanks part them, and what stands between double quotes is
 * one column without the quotes.
 */
final class ColumnRanges {
  private int[] bounds = new int[64];
  private int count;

  /** Finds at most {@code limit} columns. */
  void find(byte[] utf8, int from, int to, int limit) {
    count = 0;
    int at = from;
    while (count < limit) {
      while (at < to && isBlank(utf8[at])) {
        at++;
      }
      if (at == to) {
        return;
      }
      boolean quoted = utf8[at] == '"';
      int start = quoted ? at + 1 : at;
      at = start;
      while (at < to && !(quoted ? utf8[at] == '"' : isBlank(utf8[at]))) {
        at++;
      }
      add(start, at);
      if (quoted && at < to) {
        at++;
      }
    }
  }

  int count() {
    return count;
  }

  int from(int column) {
    return bounds[2 * column];
  }

  int to(int column) {
    return bounds[2 * column + 1];
  }

  int length(int column) {
    return to(column) - from(column);
  }

  /** Whether a column is one of the texts. */
  boolean is(byte[] utf8, int column, String... texts) {
    for (String text : texts) {
      if (length(column) == text.length() && starts(utf8, column, text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a column begins with one of the texts, which are ASCII. */
  boolean starts(byte[] utf8, int column, String... texts) {
    int from = from(column);
    for (String text : texts) {
      byte[] wanted = text.getBytes(US_ASCII);
      if (length(column) >= wanted.length
          && Arrays.equals(utf8, from, from + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  boolean isDigits(byte[] utf8, int column) {
    for (int i = from(column); i < to(column); i++) {
      if (utf8[i] < '0' || utf8[i] > '9') {
        return false;
      }
    }
    return length(column) > 0;
  }

  /** Whether a column begins like {@code 2024-05-01T}. */
  boolean isTime(byte[] utf8, int column) {
    int from = from(column);
    return length(column) > 11
        && utf8[from + 4] == '-'
        && utf8[from + 7] == '-'
        && utf8[from + 10] == 'T';
  }

  private void add(int from, int to) {
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = from;
    bounds[2 * count + 1] = to;
    count++;
  }

  private static boolean isBlank(byte next) {
    return next == ' ' || next == '\n' || next == '\t' || next == '\r';
  }
}
