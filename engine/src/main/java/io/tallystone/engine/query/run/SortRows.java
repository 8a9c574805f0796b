package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.NaturalOrder;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** {@link Step.Sort}: keeps the first rows seen so far, the last of them on top of a heap. */
final class SortRows implements Gatherer {
  private static final long ENTRY_BYTES = 64;

  private final Step.Sort step;
  private final Evaluator evaluator;
  private final Comparator<Entry> order;
  private final PriorityQueue<Entry> kept;
  private long bytes;
  private long seen;

  SortRows(Step.Sort step, Evaluator evaluator) {
    this.step = step;
    this.evaluator = evaluator;
    this.order = this::compare;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  /**
   * A row: what it is sorted by, and what is needed of it.
   *
   * @param number in the order of coming; it decides between rows of one event, which one gatherer
   *     sees in their order, and between groups
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared by equals
  private record Entry(Value[] keys, Value[] columns, long bytes, long number) {}

  private int compare(Entry left, Entry right) {
    for (int i = 0; i < left.keys.length; i++) {
      int sign = NaturalOrder.ASCENDING.compare(left.keys[i], right.keys[i]);
      if (sign != 0) {
        return step.keys().get(i).descending() ? -sign : sign;
      }
    }
    return Long.compare(left.number, right.number);
  }

  @Override
  public void add(Batch batch) {
    List<Vector> keys = new ArrayList<>();
    for (Step.SortKey key : step.keys()) {
      keys.add(evaluator.evaluate(key.value(), batch));
    }
    int[] wanted = wanted(batch, keys);
    if (wanted.length == 0) {
      return;
    }
    Batch rows = wanted.length == batch.size() ? batch : batch.select(wanted);
    List<Vector> columns = step.columns().stream().map(rows::column).toList();
    for (int row = 0; row < wanted.length; row++) {
      Value[] held = at(columns, row);
      long size = ENTRY_BYTES;
      for (Value value : held) {
        size += 8 + Footprint.bytes(value);
      }
      offer(new Entry(at(keys, wanted[row]), held, size, seen++));
    }
  }

  /** Rows before the last one that is kept: of many rows that come after it nothing is read. */
  private int[] wanted(Batch batch, List<Vector> keys) {
    int[] rows = new int[batch.size()];
    int count = 0;
    @Nullable Entry last = isFull() ? kept.peek() : null;
    for (int row = 0; row < rows.length; row++) {
      if (last == null || order.compare(new Entry(at(keys, row), NOTHING, 0, seen), last) < 0) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private static final Value[] NOTHING = {};

  private static Value[] at(List<Vector> columns, int row) {
    Value[] values = new Value[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).get(row);
    }
    return values;
  }

  private boolean isFull() {
    return kept.size() >= step.limit();
  }

  private void offer(Entry entry) {
    kept.add(entry);
    bytes += entry.bytes;
    if (kept.size() > step.limit()) {
      bytes -= kept.poll().bytes;
    }
  }

  @Override
  public void merge(Gatherer other) {
    ((SortRows) other).kept.forEach(this::offer);
  }

  @Override
  public Batch result() {
    List<Entry> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    Map<String, Vector> columns = new LinkedHashMap<>();
    for (int i = 0; i < step.columns().size(); i++) {
      Value[] values = new Value[sorted.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = sorted.get(row).columns[i];
      }
      columns.put(step.columns().get(i), new Vector.Values(values));
    }
    return Batch.of(sorted.size(), columns);
  }

  @Override
  public long heapBytes() {
    return bytes;
  }

  @Override
  public boolean isComplete(long maxTime) {
    Step.SortKey first = step.keys().get(0);
    Entry last = isFull() ? kept.peek() : null;
    return last != null
        && first.descending()
        && first.value() instanceof Expression.Column column
        && column.name().equals(SystemFields.TIMESTAMP)
        && last.keys[0] instanceof Time time
        && time.millis() > maxTime;
  }
}
