package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.PatternStep;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Real;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@link PatternStep.FindAnomalies}: looks at how often each pattern occurs in each part of the
 * time range. A part is unusual if {@link PartScores} says so. All rows stay, the most unusual
 * first; the others have the score 0 and no description.
 */
final class FindAnomalies implements Gatherer {
  private final List<Batch> rows = new ArrayList<>();

  @Override
  public void add(Batch batch) {
    rows.add(batch);
  }

  @Override
  public void merge(Gatherer other) {
    rows.addAll(((FindAnomalies) other).rows);
  }

  @Override
  public Batch result() {
    Batch patterns = rows.isEmpty() ? Batch.of(0, Map.of()) : Batch.concat(rows);
    List<long[]> histories = new ArrayList<>();
    long[] all = new long[TextForm.HISTORY_PARTS];
    for (int row = 0; row < patterns.size(); row++) {
      long[] history =
          patterns.column(PatternStep.Mask.HISTORY).get(row) instanceof Items items
              ? FindPatterns.counts(items)
              : new long[TextForm.HISTORY_PARTS];
      histories.add(history);
      for (int part = 0; part < history.length; part++) {
        all[part] += history[part];
      }
    }
    List<PartScores> scores =
        histories.stream().map(history -> PartScores.of(history, all)).toList();
    Batch scored =
        patterns
            .with("@anomalyScore", column(scores.stream().map(FindAnomalies::score).toList()))
            .with(
                "@anomalyDescription",
                column(scores.stream().map(FindAnomalies::description).toList()));
    return scored.select(
        IntStream.range(0, scores.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> scores.get(row).score()).reversed())
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static Value score(PartScores scores) {
    return new Real(scores.score());
  }

  private static Value description(PartScores scores) {
    return scores.score() == 0 ? Missing.MISSING : new Text(scores.description());
  }

  private static Vector column(List<Value> values) {
    return new Vector.Values(values.toArray(Value[]::new));
  }

  @Override
  public long heapBytes() {
    return 0; // the patterns are few
  }
}
