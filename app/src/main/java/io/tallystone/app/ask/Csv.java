package io.tallystone.app.ask;

import java.util.regex.Pattern;

/** Cells of CSV (RFC 4180) that no spreadsheet takes for a formula. */
final class Csv {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern SYSTEM_FIELD = Pattern.compile("@[A-Za-z]+");

  private Csv() {}

  /** A value. */
  static String cell(String value) {
    String text = PlainText.of(value);
    boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
    return quoted(formula && !NUMBER.matcher(text).matches() ? "'" + text : text);
  }

  /** A column's name: {@code @timestamp} and the like stay as programs know them. */
  static String name(String column) {
    return SYSTEM_FIELD.matcher(column).matches() ? column : cell(column);
  }

  private static String quoted(String text) {
    boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
