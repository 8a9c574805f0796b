package io.tallystone.app.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer in aligned columns, numbers to the right.
 *
 * @param header one text per column
 * @param rows of as many texts
 */
record Table(List<String> header, List<List<String>> rows) {
  /** A wider cell moves what follows it instead of widening every row. */
  private static final int WIDEST = 60;

  private static final String GAP = "  ";

  static Table of(Rows answer, char bar) {
    List<String> header = new ArrayList<>(answer.columns().stream().map(PlainText::of).toList());
    List<List<String>> rows = new ArrayList<>();
    for (var row : answer.values()) {
      rows.add(
          new ArrayList<>(
              answer.columns().stream()
                  .map(column -> PlainText.of(row.getOrDefault(column, "")))
                  .toList()));
    }
    List<String> bars = BarChart.of(answer, bar);
    if (!bars.isEmpty()) {
      header.add("");
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).add(bars.get(i));
      }
    }
    return new Table(header, rows);
  }

  Stream<String> lines() {
    if (rows.isEmpty()) {
      return Stream.of("(no rows)");
    }
    int[] widths = new int[header.size()];
    boolean[] numbers = new boolean[header.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[column] =
          Math.min(
              WIDEST,
              Stream.concat(Stream.of(header), rows.stream())
                  .mapToInt(row -> width(row.get(at)))
                  .max()
                  .orElse(0));
      numbers[column] = rows.stream().allMatch(row -> BarChart.isNumber(row.get(at)));
    }
    return Stream.of(
            Stream.of(line(header, widths, numbers)),
            Stream.of(rule(widths)),
            rows.stream().map(row -> line(row, widths, numbers)))
        .flatMap(lines -> lines);
  }

  private static String line(List<String> cells, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String space = " ".repeat(Math.max(0, widths[column] - width(cell)));
      line.append(column == 0 ? "" : GAP).append(numbers[column] ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  private static String rule(int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(column == 0 ? "" : GAP).append("-".repeat(widths[column]));
    }
    return line.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
