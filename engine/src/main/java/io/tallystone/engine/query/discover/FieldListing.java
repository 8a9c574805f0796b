package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lists all fields of a message. */
public final class FieldListing {
  private FieldListing() {}

  /** Every discovered field by name, in the order of the message. */
  public static Map<String, String> of(byte[] utf8, int from, int length) {
    int to = from + length;
    int start = Shape.start(utf8, from, to);
    return switch (Shape.of(utf8, start, to)) {
      case JSON -> JsonListing.of(utf8, start, to);
      case LAMBDA -> lambda(utf8, start, to);
      case COLUMNS -> columns(utf8, start, to);
      case OTHER -> Map.of();
    };
  }

  private static Map<String, String> lambda(byte[] utf8, int from, int to) {
    Map<String, String> fields = LambdaLines.fields(utf8, from, to);
    int embedded = LambdaLines.embeddedJson(utf8, from, to);
    if (embedded >= 0) {
      JsonListing.of(utf8, embedded, to).forEach(fields::putIfAbsent);
    }
    return fields;
  }

  private static Map<String, String> columns(byte[] utf8, int from, int to) {
    Map<String, String> fields = new LinkedHashMap<>();
    ColumnRanges ranges = new ColumnRanges();
    ranges.find(utf8, from, to, ColumnFormat.MAX_COLUMNS);
    for (ColumnFormat format : ColumnFormats.ALL) {
      if (format.recognises(utf8, ranges)) {
        format.cut(
            utf8,
            ranges,
            (name, start, end) -> fields.put(name, new String(utf8, start, end - start, UTF_8)));
        break;
      }
    }
    return fields;
  }
}
