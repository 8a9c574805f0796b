package io.tallystone.engine.query.discover;

import java.util.List;

/** A format whose fields are known by their place, and what a message of it looks like. */
abstract class ColumnFormat {
  /** Enough columns for all formats. */
  static final int MAX_COLUMNS = 64;

  private final int fewest;
  private final int most;
  private final List<Column> columns;

  ColumnFormat(int fewest, int most, List<Column> columns) {
    this.fewest = fewest;
    this.most = most;
    this.columns = columns;
  }

  /** What the columns hold; a message may have fewer or more. */
  final List<Column> columns() {
    return columns;
  }

  final boolean recognises(byte[] utf8, ColumnRanges ranges) {
    return ranges.count() >= fewest && ranges.count() <= most && fits(utf8, ranges);
  }

  /** Whether a message with a fitting number of columns is of this format. */
  abstract boolean fits(byte[] utf8, ColumnRanges columns);

  /** Hands out the fields of a message; columns beyond the known ones are passed over. */
  final void cut(byte[] utf8, ColumnRanges ranges, Column.Part out) {
    for (int i = 0; i < Math.min(ranges.count(), columns.size()); i++) {
      columns.get(i).cut(utf8, ranges.from(i), ranges.to(i), out);
    }
  }
}
