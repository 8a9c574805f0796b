package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds some fields in one message after the other. For one thread. */
public final class FieldReader {
  private final Map<String, Integer> slots = new HashMap<>();
  private final JsonFields json;
  private final ColumnRanges columns = new ColumnRanges();
  private final boolean readsColumns;

  /**
   * Reads fields of these names; system fields such as {@code @timestamp}, which are not in the
   * message, are never found.
   */
  public FieldReader(List<String> names) {
    for (int slot = 0; slot < names.size(); slot++) {
      slots.putIfAbsent(names.get(slot), slot);
    }
    if (slots.size() < names.size()) {
      throw new IllegalArgumentException("names: " + names + " (expected: each once)");
    }
    json = new JsonFields(new WantedNames(names), names.size());
    readsColumns = slots.keySet().stream().anyMatch(name -> ColumnFormats.FIELDS.contains(name));
  }

  /** Hands out what the message {@code [from, from + length)} has of the names. */
  public void read(byte[] utf8, int from, int length, FieldSink sink) {
    int to = from + length;
    int start = Shape.start(utf8, from, to);
    switch (Shape.of(utf8, start, to)) {
      case JSON -> json.read(utf8, start, to, sink);
      case LAMBDA -> lambda(utf8, start, to, sink);
      case COLUMNS -> columns(utf8, start, to, sink);
      case OTHER -> {}
    }
  }

  private void lambda(byte[] utf8, int from, int to, FieldSink sink) {
    LambdaLines.fields(utf8, from, to)
        .forEach(
            (name, text) -> {
              Integer slot = slots.get(name);
              if (slot != null) {
                byte[] bytes = text.getBytes(UTF_8);
                sink.found(slot, bytes, 0, bytes.length);
              }
            });
    int embedded = LambdaLines.embeddedJson(utf8, from, to);
    if (embedded >= 0) {
      json.read(utf8, embedded, to, sink);
    }
  }

  private void columns(byte[] utf8, int from, int to, FieldSink sink) {
    if (readsColumns) {
      columns.find(utf8, from, to, ColumnFormat.MAX_COLUMNS);
      for (ColumnFormat format : ColumnFormats.ALL) {
        if (format.recognises(utf8, columns)) {
          format.cut(
              utf8,
              columns,
              (name, start, end) -> {
                Integer slot = slots.get(name);
                if (slot != null) {
                  sink.found(slot, utf8, start, end - start);
                }
              });
          return;
        }
      }
    }
  }
}
