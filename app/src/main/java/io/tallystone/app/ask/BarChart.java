package io.tallystone.app.ask;

import java.util.List;
import java.util.regex.Pattern;

/** Bars for an answer of one time, as of {@code bin(5m)}, and one number per row. */
final class BarChart {
  private static final int LONGEST = 40;
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,300}(\\.\\d+)?");

  private BarChart() {}

  /** A bar per row; none if the answer is of another form. */
  static List<String> of(Rows rows, char bar) {
    if (rows.columns().size() != 2 || rows.values().isEmpty()) {
      return List.of();
    }
    List<String> first = column(rows, 0);
    List<String> second = column(rows, 1);
    if (isTime(rows.columns().get(0), first)) {
      return bars(second, bar);
    }
    return isTime(rows.columns().get(1), second) ? bars(first, bar) : List.of();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static List<String> column(Rows rows, int column) {
    String name = rows.columns().get(column);
    return rows.values().stream().map(row -> row.getOrDefault(name, "")).toList();
  }

  /** Events have times too, but are no series. */
  private static boolean isTime(String name, List<String> values) {
    return !name.startsWith("@") && values.stream().allMatch(v -> TIME.matcher(v).matches());
  }

  private static List<String> bars(List<String> values, char bar) {
    if (!values.stream().allMatch(v -> isNumber(v) && !v.startsWith("-"))) {
      return List.of();
    }
    double greatest = values.stream().mapToDouble(Double::parseDouble).max().orElse(0);
    return values.stream()
        .map(v -> greatest == 0 ? 0 : Double.parseDouble(v) / greatest * LONGEST)
        .map(length -> String.valueOf(bar).repeat((int) Math.ceil(length)))
        .toList();
  }
}
