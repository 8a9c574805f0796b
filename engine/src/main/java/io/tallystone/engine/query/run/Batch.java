package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Row;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query at one step, as columns. Columns that a step computed are held; those of
 * events are read when they are first asked for, so that a filter saves the reading of the rows it
 * drops. For one thread.
 */
public final class Batch {
  private final int size;
  private final Map<String, Vector> columns;
  private final @Nullable EventColumns events;

  private Batch(int size, Map<String, Vector> columns, @Nullable EventColumns events) {
    this.size = size;
    this.columns = columns;
    this.events = events;
  }

  /** The rows of events, with no column yet. */
  static Batch of(EventColumns events) {
    return new Batch(events.size(), Map.of(), events);
  }

  /** Rows that are no events. */
  public static Batch of(int size, Map<String, Vector> columns) {
    return new Batch(size, new LinkedHashMap<>(columns), null);
  }

  /** Batches one after the other; a column that one lacks is missing in its rows. */
  public static Batch concat(List<Batch> batches) {
    if (batches.size() == 1) {
      return batches.get(0);
    }
    int rows = batches.stream().mapToInt(Batch::size).sum();
    Set<String> names = new LinkedHashSet<>();
    batches.forEach(batch -> names.addAll(batch.columns.keySet()));
    Map<String, Vector> joined = new LinkedHashMap<>();
    for (String name : names) {
      Value[] values = new Value[rows];
      int at = 0;
      for (Batch batch : batches) {
        Vector column = batch.column(name);
        for (int row = 0; row < batch.size; row++) {
          values[at++] = column.get(row);
        }
      }
      joined.put(name, new Vector.Values(values));
    }
    return of(rows, joined);
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The names of the columns that are held, in order of their making. */
  public Set<String> names() {
    return columns.keySet();
  }

  /** A column; all missing if there is none of that name. */
  public Vector column(String name) {
    Vector held = columns.get(name);
    if (held != null) {
      return held;
    }
    return events == null ? Vector.missing(size) : events.column(name);
  }

  /** Whether there is a column of that name, held or to be read. */
  public boolean has(String name) {
    return columns.containsKey(name) || (events != null && events.has(name));
  }

  /** What the rows are read from, if they are events. */
  @Nullable EventColumns events() {
    return events;
  }

  /** With one more column, or another in its place. */
  public Batch with(String name, Vector column) {
    if (column.size() != size) {
      throw new IllegalArgumentException("rows: " + column.size() + " (expected: " + size + ")");
    }
    Map<String, Vector> more = new LinkedHashMap<>(columns);
    more.put(name, column);
    return new Batch(size, more, events);
  }

  /** Only these columns, all of them held: the rows no longer need their events. */
  public Batch keep(List<String> names) {
    Map<String, Vector> kept = new LinkedHashMap<>();
    names.forEach(name -> kept.put(name, column(name)));
    return new Batch(size, kept, null);
  }

  /** Some rows, in the order given; a row may be given several times. */
  public Batch select(int[] rows) {
    Map<String, Vector> selected = new LinkedHashMap<>();
    columns.forEach((name, column) -> selected.put(name, column.select(rows)));
    return new Batch(rows.length, selected, events == null ? null : events.select(rows));
  }

  /** The first rows. */
  public Batch first(int rows) {
    return rows >= size ? this : select(IntStream.range(0, rows).toArray());
  }

  /** Heap that the held columns take, in bytes. */
  public long heapBytes() {
    long bytes = 0;
    for (Vector column : columns.values()) {
      for (int row = 0; row < column.size(); row++) {
        bytes += Long.BYTES + Footprint.bytes(column.get(row));
      }
    }
    return bytes;
  }

  /** A cursor over the rows. */
  public Cursor cursor() {
    return new Cursor();
  }

  @Override
  public String toString() {
    return size + " rows of " + Arrays.toString(columns.keySet().toArray());
  }

  /** A row at a time. Looks each column up once. */
  public final class Cursor implements Row {
    private final Map<String, Vector> seen = new HashMap<>();
    private int row;

    /** Moves to a row. */
    public Cursor at(int place) {
      row = place;
      return this;
    }

    @Override
    public Value get(String name) {
      Vector column = seen.get(name);
      if (column == null) {
        column = column(name);
        seen.put(name, column);
      }
      return column.get(row);
    }
  }
}
