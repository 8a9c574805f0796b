package io.tallystone.engine.query;

import io.tallystone.engine.query.ColumnLayout.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the values out of a message that a predicate looks at. */
public final class Extraction {
  private Extraction() {}

  /**
   * The values of a message by {@code $.selector}: strings, numbers and booleans. A wildcard
   * selector gives its first value. What is not there has no entry.
   */
  public static Map<String, String> fromJson(byte[] message, List<JsonSelector> selectors) {
    List<@Nullable String> found =
        JsonScan.scan(message, 0, message.length, selectors, new ScalarTexts());
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; found != null && i < found.size(); i++) {
      String value = found.get(i);
      if (value != null) {
        values.put(selectors.get(i).source(), value);
      }
    }
    return values;
  }

  /**
   * The columns of a message by {@code $name}, those without a name by {@code $position} from 1 on;
   * empty if the message does not fit the layout.
   */
  public static Map<String, String> fromColumns(byte[] message, ColumnLayout layout) {
    ColumnSplit columns = ColumnSplit.of(message, 0, message.length, layout.tooMany());
    Map<String, String> values = new LinkedHashMap<>();
    if (!layout.fits(columns.count())) {
      return values;
    }
    int trailing = columns.count() - layout.trailing().size();
    for (int i = 0; i < columns.count(); i++) {
      values.put("$" + name(layout, i, trailing), columns.text(i));
    }
    return values;
  }

  private static String name(ColumnLayout layout, int column, int trailing) {
    List<Column> leading = layout.leading();
    if (column < leading.size()) {
      return leading.get(column).name();
    }
    return column >= trailing
        ? layout.trailing().get(column - trailing).name()
        : Integer.toString(column + 1);
  }

  private static final class ScalarTexts implements JsonScan.Reading<String> {
    @Override
    public @Nullable String read(int selector, Value value) {
      return value.kind() == Value.Kind.CONTAINER || value.kind() == Value.Kind.NULL
          ? null
          : value.text();
    }

    @Override
    public String join(String earlier, String later) {
      return earlier;
    }
  }
}
