package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.SeriesStep;
import io.tallystone.engine.query.value.Bool;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;
import java.util.Arrays;
import java.util.stream.IntStream;

/** {@link SeriesStep.Outliers}. */
record OutlierRows(SeriesStep.Outliers step) implements RowOperator {
  /** What values may be. */
  private record Range(double least, double most) {
    boolean excludes(double number) {
      return number < least || number > most;
    }
  }

  @Override
  public Batch apply(Batch batch) {
    boolean[] out = new boolean[batch.size()];
    Batch result = batch;
    for (String name : step.columns()) {
      Vector column = batch.column(name);
      Range range = range(column);
      Value[] clamped = new Value[out.length];
      for (int row = 0; row < out.length; row++) {
        Value value = column.get(row);
        Value number = Coercion.number(value);
        clamped[row] = value;
        if (Numbers.isNumber(number) && range.excludes(Numbers.asDouble(number))) {
          out[row] = true;
          boolean above = Numbers.asDouble(number) > range.most;
          clamped[row] = Numbers.of(above ? range.most : range.least);
        }
      }
      result = step.remove() ? result : result.with(name, new Vector.Values(clamped));
    }
    return marked(result, out);
  }

  private Batch marked(Batch batch, boolean[] out) {
    Batch result = batch;
    for (String mark : step.marks()) {
      Value[] marks = new Value[out.length];
      Arrays.setAll(marks, row -> Bool.of(out[row]));
      result = result.with(mark, new Vector.Values(marks));
    }
    return step.remove()
        ? result.select(IntStream.range(0, out.length).filter(row -> !out[row]).toArray())
        : result;
  }

  private Range range(Vector column) {
    double[] sorted =
        IntStream.range(0, column.size())
            .mapToObj(row -> Coercion.number(column.get(row)))
            .filter(Numbers::isNumber)
            .mapToDouble(Numbers::asDouble)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double first = quantile(sorted, 0.25);
    double third = quantile(sorted, 0.75);
    double reach = step.multiplier() * (third - first);
    return new Range(step.lower() ? first - reach : Double.NEGATIVE_INFINITY, third + reach);
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
