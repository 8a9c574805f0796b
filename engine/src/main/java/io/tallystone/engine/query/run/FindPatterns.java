package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.PatternStep;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@link PatternStep.FindPatterns}: the most frequent first. With a baseline, patterns are those of
 * both together, the greatest differences first.
 */
final class FindPatterns implements Gatherer {
  private final Optional<Batch> baseline;
  private final List<TextForm> forms = new ArrayList<>();

  FindPatterns(Optional<Batch> baseline) {
    this.baseline = baseline;
  }

  @Override
  public void add(Batch batch) {
    Vector histories =
        batch.has(PatternStep.Mask.HISTORY)
            ? batch.column(PatternStep.Mask.HISTORY)
            : Vector.missing(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      TextForm form = form(batch, row);
      form.count = count(batch, row);
      if (histories.get(row) instanceof Items items) {
        form.history = counts(items);
      }
      forms.add(form);
    }
  }

  private static TextForm form(Batch batch, int row) {
    return new TextForm(((Text) batch.column(PatternStep.Mask.MASK).get(row)).text(), false);
  }

  private static long count(Batch batch, int row) {
    return ((Whole) batch.column(PatternStep.Mask.COUNT).get(row)).number();
  }

  /** A value's counts. */
  static long[] counts(Items items) {
    return items.items().stream()
        .mapToLong(item -> item instanceof Whole whole ? whole.number() : 0)
        .toArray();
  }

  @Override
  public void merge(Gatherer other) {
    forms.addAll(((FindPatterns) other).forms);
  }

  @Override
  public Batch result() {
    return baseline.map(this::compared).orElseGet(this::found);
  }

  private Batch found() {
    List<TextForm> patterns = FormJoiner.join(forms);
    double all = patterns.stream().mapToLong(pattern -> pattern.count).sum();
    Map<String, Vector> columns = new LinkedHashMap<>();
    columns.put("@pattern", column(patterns, form -> new Text(form.pattern())));
    columns.put("@ratio", column(patterns, form -> Numbers.of(form.count / all)));
    columns.put("@sampleCount", column(patterns, form -> new Whole(form.count)));
    columns.put("@severityLabel", column(patterns, FindPatterns::severity));
    columns.put(
        PatternStep.Mask.HISTORY, column(patterns, form -> MaskTexts.history(form.history)));
    return Batch.of(patterns.size(), columns);
  }

  private Batch compared(Batch before) {
    List<TextForm> both = new ArrayList<>(forms);
    for (int row = 0; row < before.size(); row++) {
      TextForm form = form(before, row);
      form.before = count(before, row);
      both.add(form);
    }
    List<TextForm> patterns = FormJoiner.join(both);
    patterns.sort(
        Comparator.comparingLong((TextForm form) -> Math.abs(form.count - form.before)).reversed());
    Map<String, Vector> columns = new LinkedHashMap<>();
    columns.put("@pattern", column(patterns, form -> new Text(form.pattern())));
    columns.put("@sampleCount", column(patterns, form -> new Whole(form.count)));
    columns.put("@differenceCount", column(patterns, form -> new Whole(form.count - form.before)));
    columns.put("@differenceDescription", column(patterns, form -> new Text(described(form))));
    columns.put("@severityLabel", column(patterns, FindPatterns::severity));
    return Batch.of(patterns.size(), columns);
  }

  private static String described(TextForm form) {
    if (form.before == 0) {
      return "New";
    }
    if (form.count == 0) {
      return "Gone";
    }
    if (form.count == form.before) {
      return "No difference";
    }
    long percent = Math.round(100.0 * Math.abs(form.count - form.before) / form.before);
    return percent + (form.count > form.before ? "% more" : "% less");
  }

  private static Value severity(TextForm form) {
    return Severity.of(form.mask).<Value>map(Text::new).orElse(Missing.MISSING);
  }

  private static Vector column(List<TextForm> patterns, Function<TextForm, Value> value) {
    return new Vector.Values(patterns.stream().map(value).toArray(Value[]::new));
  }

  @Override
  public long heapBytes() {
    return 0; // the step before holds the masks and has counted them
  }
}
