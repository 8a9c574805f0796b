package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code parse} of comma-separated values (RFC 4180): names by position, those without a value are
 * missing, values without a name are dropped.
 */
record CsvExtractor(List<String> names) implements Extractor {
  CsvExtractor {
    names = List.copyOf(names);
  }

  @Override
  public List<List<Value>> extract(String text) {
    List<Value> values = new ArrayList<>(names.size());
    int at = 0;
    while (values.size() < names.size() && at <= text.length()) {
      StringBuilder value = new StringBuilder();
      at = read(text, at, value) + 1;
      values.add(new Text(value.toString()));
    }
    while (values.size() < names.size()) {
      values.add(Missing.MISSING);
    }
    return List.of(values);
  }

  /** Reads one value; returns where the comma after it is, or the end. */
  private static int read(String text, int start, StringBuilder value) {
    int i = start;
    if (i < text.length() && text.charAt(i) == '"') {
      for (i++; i < text.length(); i++) {
        if (text.charAt(i) == '"' && (i + 1 == text.length() || text.charAt(++i) != '"')) {
          break;
        }
        value.append(text.charAt(i));
      }
    }
    for (; i < text.length() && text.charAt(i) != ','; i++) {
      value.append(text.charAt(i));
    }
    return i;
  }
}
