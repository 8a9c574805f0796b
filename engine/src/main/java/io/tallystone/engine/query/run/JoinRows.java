package io.tallystone.engine.query.run;

import io.tallystone.engine.query.plan.Step;
import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Missing;
import io.tallystone.engine.query.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@link Step.Join}: looks up each row's key among those of the child. Keys are equal if their
 * texts are. Partners come in the child's order.
 */
final class JoinRows implements RowOperator {
  /** Different keys of the right side, as AWS documents ("join"). */
  private static final int MOST_KEYS = 50_000;

  /** Pairs that become of one batch; many rows of many equal keys on both sides would be more. */
  private static final int MOST_PAIRS = 5_000_000;

  private static final int[] NOBODY = {};
  private static final int[] NO_PARTNER = {-1};

  private final Step.Join step;
  private final Evaluator evaluator;
  private final Batch right;
  private final Map<String, int[]> byKey;

  JoinRows(Step.Join step, Evaluator evaluator, Batch right) {
    this.step = step;
    this.evaluator = evaluator;
    this.right = right;
    this.byKey = byKey(right.column(step.rightKey()));
  }

  private static Map<String, int[]> byKey(Vector keys) {
    Map<String, int[]> rows = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < keys.size(); row++) {
      String key = Coercion.text(keys.get(row));
      if (key != null) {
        counts.merge(key, 1, Integer::sum);
      }
    }
    if (counts.size() > MOST_KEYS) {
      throw new QueryFailed(
          String.format(
              Locale.ROOT,
              "The right side of the join has %,d different keys (expected: at most %,d).",
              counts.size(),
              MOST_KEYS));
    }
    for (int row = keys.size() - 1; row >= 0; row--) {
      String key = Coercion.text(keys.get(row));
      if (key != null) {
        int[] places = rows.computeIfAbsent(key, any -> new int[counts.get(key)]);
        places[counts.merge(key, -1, Integer::sum)] = row;
      }
    }
    return rows;
  }

  @Override
  public Batch apply(Batch batch) {
    Vector keys = evaluator.evaluate(step.leftKey(), batch);
    int[] leftRows = new int[batch.size()];
    int[] rightRows = new int[batch.size()];
    int pairs = 0;
    for (int row = 0; row < batch.size(); row++) {
      int[] partners = partners(keys.get(row));
      if (pairs + partners.length > MOST_PAIRS) {
        throw new QueryFailed("The join gives too many pairs of rows. Filter more on both sides.");
      }
      if (pairs + partners.length > leftRows.length) {
        int room = Math.max(pairs + partners.length, 2 * leftRows.length);
        leftRows = Arrays.copyOf(leftRows, room);
        rightRows = Arrays.copyOf(rightRows, room);
      }
      for (int partner : partners) {
        leftRows[pairs] = row;
        rightRows[pairs++] = partner;
      }
    }
    return pairs(batch, Arrays.copyOf(leftRows, pairs), Arrays.copyOf(rightRows, pairs));
  }

  private int[] partners(Value key) {
    String text = Coercion.text(key);
    int[] partners = text == null ? NOBODY : byKey.getOrDefault(text, NOBODY);
    return partners.length == 0 && step.outer() ? NO_PARTNER : partners;
  }

  private Batch pairs(Batch left, int[] leftRows, int[] rightRows) {
    Map<String, Vector> columns = new LinkedHashMap<>();
    Batch selected = left.select(leftRows);
    for (String name : step.leftColumns()) {
      columns.put(step.left() + "." + name, selected.column(name));
    }
    for (String name : step.rightColumns()) {
      Vector column = right.column(name);
      Value[] values = new Value[rightRows.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = rightRows[i] < 0 ? Missing.MISSING : column.get(rightRows[i]);
      }
      columns.put(step.right() + "." + name, new Vector.Values(values));
    }
    return Batch.of(leftRows.length, columns);
  }
}
