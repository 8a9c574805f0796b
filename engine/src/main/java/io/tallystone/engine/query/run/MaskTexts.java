package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.PatternStep;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Footprint;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link PatternStep.Mask}: counts texts by form. Beyond {@link PatternStep.Mask#MOST_MASKS} forms,
 * similar ones are joined and the rarest become one, so that memory stays bounded whatever the
 * texts are.
 */
final class MaskTexts implements Gatherer {
  private static final long FORM_BYTES = 120;

  private final PatternStep.Mask step;
  private final Evaluator evaluator;
  private final TextMask masks = new TextMask();
  private final Map<String, TextForm> forms = new HashMap<>();
  private long bytes;

  MaskTexts(PatternStep.Mask step, Evaluator evaluator) {
    this.step = step;
    this.evaluator = evaluator;
  }

  @Override
  public void add(Batch batch) {
    Vector texts = evaluator.evaluate(step.text(), batch);
    Vector times =
        step.history() ? batch.column(SystemFields.TIMESTAMP) : Vector.missing(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      String text = Coercion.text(texts.get(row));
      if (text != null) {
        TextForm form = form(masks.of(text));
        form.count++;
        if (times.get(row) instanceof Time time) {
          form.history[part(time.millis())]++;
        }
      }
    }
  }

  private int part(long millis) {
    Evaluation range = evaluator.evaluation();
    double share =
        (double) (millis - range.startMs()) / ((double) range.endMs() - range.startMs() + 1);
    return (int) Math.clamp(share * TextForm.HISTORY_PARTS, 0, TextForm.HISTORY_PARTS - 1);
  }

  private TextForm form(String mask) {
    TextForm known = forms.get(mask);
    if (known != null) {
      return known;
    }
    if (forms.size() >= PatternStep.Mask.MOST_MASKS) {
      shrink();
    }
    return forms.computeIfAbsent(mask, this::counted);
  }

  private TextForm counted(String mask) {
    TextForm form = new TextForm(mask, step.history());
    bytes += FORM_BYTES + Footprint.bytes(mask) + (long) Long.BYTES * form.history.length;
    return form;
  }

  private void shrink() {
    List<TextForm> fewer = FormJoiner.bounded(forms.values(), PatternStep.Mask.MOST_MASKS / 2);
    forms.clear();
    bytes = 0;
    fewer.forEach(form -> forms.computeIfAbsent(form.mask, this::counted).add(form));
  }

  @Override
  public void merge(Gatherer other) {
    ((MaskTexts) other).forms.values().forEach(form -> form(form.mask).add(form));
  }

  @Override
  public Batch result() {
    List<TextForm> all = new ArrayList<>(forms.values());
    Map<String, Vector> columns = new LinkedHashMap<>();
    columns.put(
        PatternStep.Mask.MASK, column(all.stream().map(form -> new Text(form.mask)).toList()));
    columns.put(
        PatternStep.Mask.COUNT, column(all.stream().map(form -> new Whole(form.count)).toList()));
    if (step.history()) {
      columns.put(
          PatternStep.Mask.HISTORY,
          column(all.stream().map(form -> history(form.history)).toList()));
    }
    return Batch.of(all.size(), columns);
  }

  /** Counts as a value. */
  static Items history(long[] counts) {
    return new Items(Arrays.stream(counts).<Value>mapToObj(Whole::new).toList());
  }

  private static Vector column(List<? extends Value> values) {
    return new Vector.Values(values.toArray(Value[]::new));
  }

  @Override
  public long heapBytes() {
    return bytes;
  }
}
