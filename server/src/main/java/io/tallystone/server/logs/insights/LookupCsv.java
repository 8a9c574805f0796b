package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.plan.LookupTables.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a lookup table's CSV (RFC 4180; lines may end in LF alone). The first line names the
 * columns. What is not well-formed is refused: a row that were read wrong would give wrong answers
 * without anybody's noticing.
 */
final class LookupCsv {
  /** Some programs begin UTF-8 with it; it is no part of the first column's name. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private int at;
  private int line = 1;

  private LookupCsv(String text) {
    this.text = text;
    this.at = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? 1 : 0;
  }

  /**
   * The table.
   *
   * @throws io.tallystone.wire.AwsException InvalidParameterException, which tells the line
   */
  static Table parse(String text) {
    return new LookupCsv(text).table();
  }

  private Table table() {
    List<String> columns = row();
    checkHeader(columns);
    List<List<String>> rows = new ArrayList<>();
    while (at < text.length()) {
      int start = line;
      List<String> row = row();
      if (row.size() != columns.size()) {
        throw broken(
            start,
            "%d values (expected: %d, as in the header)".formatted(row.size(), columns.size()));
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private void checkHeader(List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isBlank()) {
        throw broken(
            1, "a column without a name (expected: a header with the names of all columns)");
      }
      if (!seen.add(column)) {
        throw broken(1, "column %s twice (expected: different names)".formatted(column));
      }
    }
  }

  /** Reads one row and the end of its line. */
  private List<String> row() {
    List<String> values = new ArrayList<>();
    values.add(value());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      values.add(value());
    }
    endLine();
    return List.copyOf(values);
  }

  private void endLine() {
    if (at == text.length()) {
      return;
    }
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (text.charAt(at) == '\n') {
      at++;
    } else {
      throw broken(
          line, "'%c' after a value (expected: a comma or the end)".formatted(text.charAt(at)));
    }
    line++;
  }

  private String value() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      if (text.charAt(at) == '"') {
        throw broken(line, "a quote within a value (expected: the whole value in quotes)");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private boolean isEnd(char c) {
    return c == ',' || c == '\n' || (c == '\r' && text.startsWith("\r\n", at));
  }

  private String quoted() {
    int start = line;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        if (at == text.length() || text.charAt(at) != '"') {
          return value.toString();
        }
      } else if (c == '\n') {
        line++;
      }
      value.append(c);
    }
    throw broken(start, "a quote that is not closed");
  }

  private static RuntimeException broken(int line, String what) {
    return InsightsErrors.invalid("tableBody: line %d has %s".formatted(line, what));
  }
}
