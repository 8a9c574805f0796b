package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a lookup table by the texts of some columns; of equal ones the first counts. */
final class ExactRows implements RowFinder {
  private final Map<List<String>, List<Value>> rows = new HashMap<>();

  void add(List<String> key, List<Value> outputs) {
    rows.putIfAbsent(List.copyOf(key), List.copyOf(outputs));
  }

  @Override
  public @Nullable List<Value> find(List<Value> inputs) {
    List<String> key = new ArrayList<>(inputs.size());
    for (Value input : inputs) {
      String text = Coercion.text(input);
      if (text == null) {
        return null;
      }
      key.add(text);
    }
    return rows.get(key);
  }
}
