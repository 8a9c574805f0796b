package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Expression;
import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link SeriesStep.FillBins}: the added rows come behind the others. */
record FillBinRows(SeriesStep.FillBins step, Evaluator evaluator) implements RowOperator {
  /** As many as a result can show (AWS: API reference, StartQuery). */
  private static final int MAX_ADDED = 100_000;

  /** The bins that a combination of the other keys has, and a row with its values. */
  private record Series(int row, Set<Long> bins) {}

  @Override
  public Batch apply(Batch batch) {
    Map<List<@Nullable String>, Series> all = new LinkedHashMap<>();
    List<Vector> keys = step.keys().stream().map(batch::column).toList();
    Vector bins = batch.column(step.bin());
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < batch.size(); row++) {
      if (bins.get(row) instanceof Time bin) {
        int place = row;
        all.computeIfAbsent(RowKey.of(keys, row), key -> new Series(place, new HashSet<>()))
            .bins
            .add(bin.millis());
        first = Math.min(first, bin.millis());
        last = Math.max(last, bin.millis());
      }
    }
    if (all.isEmpty()) {
      return batch;
    }
    long @Nullable [] starts = step.bins().between(first, last, MAX_ADDED);
    if (starts == null) {
      throw tooMany();
    }
    Batch added = added(new ArrayList<>(all.values()), starts, batch);
    return added.size() == 0 ? batch : Batch.concat(List.of(batch, added));
  }

  private Batch added(List<Series> all, long[] starts, Batch batch) {
    List<Value> bins = new ArrayList<>();
    List<Integer> likeRow = new ArrayList<>();
    for (Series series : all) {
      for (long start : starts) {
        if (!series.bins.contains(start)) {
          bins.add(new Time(start));
          likeRow.add(series.row);
        }
        if (bins.size() > MAX_ADDED) {
          throw tooMany();
        }
      }
    }
    int[] rows = likeRow.stream().mapToInt(Integer::intValue).toArray();
    Map<String, Vector> columns = new LinkedHashMap<>();
    columns.put(step.bin(), new Vector.Values(bins.toArray(Value[]::new)));
    step.keys().forEach(key -> columns.put(key, batch.column(key).select(rows)));
    Batch added = Batch.of(rows.length, columns);
    for (Map.Entry<String, Expression> fill : step.fills().entrySet()) {
      added = added.with(fill.getKey(), evaluator.evaluate(fill.getValue(), added));
    }
    return added;
  }

  private static QueryFailed tooMany() {
    return new QueryFailed(
        "fillmissing would add more than "
            + MAX_ADDED
            + " rows. Narrow the time range, take longer bins or group by fewer distinct values.");
  }
}
