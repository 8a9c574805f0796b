package io.tallystone.engine.query.run;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.discover.FieldReader;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** The columns of events: system fields, and what is discovered in the messages. */
final class EventColumns {
  private final EventRun run;
  private final int[] rows;
  private final EventSource source;
  private final Fields fields;
  private final Map<String, Vector> read;

  /** What is discovered: all wanted fields are read in one go. For one thread. */
  static final class Fields {
    private final List<String> names;
    private final FieldReader reader;

    Fields(List<String> names) {
      this.names = List.copyOf(names);
      this.reader = new FieldReader(names);
    }
  }

  EventColumns(EventRows events, EventSource source, Fields fields) {
    this(events.run(), events.rows(), source, fields, new HashMap<>());
  }

  private EventColumns(
      EventRun run, int[] rows, EventSource source, Fields fields, Map<String, Vector> read) {
    this.run = run;
    this.rows = rows;
    this.source = source;
    this.fields = fields;
    this.read = read;
  }

  int size() {
    return rows.length;
  }

  EventRun run() {
    return run;
  }

  /** The run's row of a row of this. */
  int rowOfRun(int row) {
    return rows[row];
  }

  EventColumns select(int[] selected) {
    int[] narrowed = new int[selected.length];
    for (int i = 0; i < selected.length; i++) {
      narrowed[i] = rows[selected[i]];
    }
    Map<String, Vector> known = new HashMap<>();
    read.forEach((name, column) -> known.put(name, column.select(selected)));
    return new EventColumns(run, narrowed, source, fields, known);
  }

  boolean has(String name) {
    return SystemFields.isOne(name) || fields.names.contains(name);
  }

  Vector column(String name) {
    Vector known = read.get(name);
    if (known == null) {
      if (SystemFields.isOne(name)) {
        read.put(name, systemField(name));
      } else if (fields.names.contains(name)) {
        readFields();
      } else {
        throw new IllegalStateException(
            "column: " + name + " (expected: one of " + fields.names + ")");
      }
      known = read.get(name);
    }
    return known == null ? Vector.missing(size()) : known;
  }

  private Vector systemField(String name) {
    return switch (name) {
      case SystemFields.TIMESTAMP -> times(run::timestamp);
      case SystemFields.INGESTION_TIME -> times(run::ingestionTime);
      case SystemFields.LOG -> new Vector.Constant(new Text(source.log()), size());
      case SystemFields.LOG_STREAM -> streams();
      case SystemFields.POINTER -> texts(row -> source.pointer(run, row));
      case SystemFields.MESSAGE -> texts(this::message);
      default -> Vector.missing(size());
    };
  }

  private Vector times(IntToLongFunction time) {
    long[] millis = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      millis[i] = time.applyAsLong(rows[i]);
    }
    return new Vector.Times(millis);
  }

  private Vector texts(IntFunction<String> text) {
    Value[] values = new Value[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = new Text(text.apply(rows[i]));
    }
    return new Vector.Values(values);
  }

  private String message(int row) {
    return new String(
        run.messages(), run.messageStart(row), run.messageLength(row), StandardCharsets.UTF_8);
  }

  private Vector streams() {
    Map<Long, Integer> codes = new HashMap<>();
    int[] codeOf = new int[rows.length];
    List<Value> names = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      codeOf[i] =
          codes.computeIfAbsent(
              run.streamId(rows[i]),
              id -> {
                names.add(new Text(source.streamName(id)));
                return names.size() - 1;
              });
    }
    return new Vector.Dictionary(codeOf, names.toArray(Value[]::new));
  }

  private void readFields() {
    int count = fields.names.size();
    TextDictionary[] texts = new TextDictionary[count];
    for (int slot = 0; slot < count; slot++) {
      texts[slot] = new TextDictionary(rows.length);
    }
    for (int i = 0; i < rows.length; i++) {
      int row = i;
      fields.reader.read(
          run.messages(),
          run.messageStart(rows[i]),
          run.messageLength(rows[i]),
          (slot, utf8, from, length) -> texts[slot].put(row, utf8, from, length));
    }
    for (int slot = 0; slot < count; slot++) {
      read.put(fields.names.get(slot), texts[slot].vector());
    }
  }
}
