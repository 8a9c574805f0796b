package io.tallystone.engine.query.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.engine.query.discover.FieldListing;
import io.tallystone.engine.query.plan.PatternStep;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@link PatternStep.RateFields}: a row for each field, the most relevant first, by {@link
 * FieldRating}.
 */
final class RateFields implements Gatherer {
  /** Fields that are looked at if the query names none. */
  private static final int MOST_FIELDS = 1_000;

  private static final long FIELD_BYTES = 500;

  private record Rated(String field, FieldRating rating) {}

  private final PatternStep.RateFields step;
  private final Evaluator evaluator;
  private final Map<String, ValueCounts> counts = new TreeMap<>();
  private long met;
  private long others;

  RateFields(PatternStep.RateFields step, Evaluator evaluator) {
    this.step = step;
    this.evaluator = evaluator;
  }

  @Override
  public void add(Batch batch) {
    boolean[] meets = new boolean[batch.size()];
    for (int row : evaluator.selected(step.condition(), batch)) {
      meets[row] = true;
      met++;
    }
    others = others + batch.size() - countOf(meets);
    if (step.fields().isEmpty()) {
      all(batch, meets);
    } else {
      step.fields().forEach(field -> named(field, batch, meets));
    }
  }

  private static int countOf(boolean[] meets) {
    int count = 0;
    for (boolean one : meets) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private void named(String field, Batch batch, boolean[] meets) {
    ValueCounts values = counts.computeIfAbsent(field, any -> new ValueCounts());
    Vector column = batch.column(field);
    for (int row = 0; row < meets.length; row++) {
      String text = Coercion.text(column.get(row));
      if (text != null) {
        values.add(text, meets[row]);
      }
    }
  }

  private void all(Batch batch, boolean[] meets) {
    Vector messages = batch.column(SystemFields.MESSAGE);
    for (int row = 0; row < meets.length; row++) {
      boolean meet = meets[row];
      String message = Coercion.text(messages.get(row));
      if (message != null) {
        byte[] utf8 = message.getBytes(UTF_8);
        FieldListing.of(utf8, 0, utf8.length)
            .forEach(
                (field, text) -> {
                  if (counts.size() < MOST_FIELDS || counts.containsKey(field)) {
                    counts.computeIfAbsent(field, any -> new ValueCounts()).add(text, meet);
                  }
                });
      }
    }
  }

  @Override
  public void merge(Gatherer gatherer) {
    RateFields other = (RateFields) gatherer;
    met += other.met;
    others += other.others;
    other.counts.forEach(
        (field, values) -> counts.computeIfAbsent(field, any -> new ValueCounts()).merge(values));
  }

  @Override
  public Batch result() {
    List<Rated> rated = new ArrayList<>();
    counts.forEach(
        (field, values) -> rated.add(new Rated(field, FieldRating.of(values, met, others))));
    rated.sort(Comparator.comparingDouble((Rated one) -> one.rating().score()).reversed());
    Map<String, Vector> columns = new LinkedHashMap<>();
    columns.put("@fieldName", column(rated, one -> new Text(one.field())));
    columns.put("@relevanceScore", column(rated, one -> new Real(one.rating().score())));
    columns.put("@topRelevanceContributors", column(rated, one -> texts(one.rating())));
    columns.put(
        "@conditionalMedian", column(rated, one -> number(one.rating().conditionalMedian())));
    columns.put("@baselineMedian", column(rated, one -> number(one.rating().baselineMedian())));
    return Batch.of(rated.size(), columns);
  }

  private static Value texts(FieldRating rating) {
    return rating.contributors().isEmpty()
        ? Missing.MISSING
        : new Items(rating.contributors().stream().<Value>map(Text::new).toList());
  }

  private static Value number(OptionalDouble number) {
    return number.isEmpty() ? Missing.MISSING : Numbers.of(number.getAsDouble());
  }

  private static Vector column(List<Rated> rated, Function<Rated, Value> value) {
    return new Vector.Values(rated.stream().map(value).toArray(Value[]::new));
  }

  @Override
  public long heapBytes() {
    long bytes = 0;
    for (Map.Entry<String, ValueCounts> entry : counts.entrySet()) {
      bytes += FIELD_BYTES + Footprint.bytes(entry.getKey()) + entry.getValue().heapBytes();
    }
    return bytes;
  }
}
