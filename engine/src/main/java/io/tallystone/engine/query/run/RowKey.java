package io.tallystone.engine.query.run;

import io.tallystone.engine.query.value.Coercion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows are told apart by: the texts of some columns, null where there is no value. */
final class RowKey {
  private RowKey() {}

  static List<@Nullable String> of(List<Vector> columns, int row) {
    List<@Nullable String> key = new ArrayList<@Nullable String>(columns.size());
    for (Vector column : columns) {
      key.add(Coercion.text(column.get(row)));
    }
    return key;
  }
}
