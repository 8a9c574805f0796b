package io.tallystone.app.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/**
 * The rows of an answer.
 *
 * @param columns all that any row has, in the query's order as far as the rows tell it: an answer
 *     names no columns, and rows leave out what they lack
 * @param values by column
 */
record Rows(List<String> columns, List<Map<String, String>> values) {
  /** Points to the event, for programs. */
  static final String POINTER = "@ptr";

  static Rows of(List<List<ResultField>> results) {
    List<String> columns = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>(results.size());
    for (List<ResultField> result : results) {
      Map<String, String> row = new LinkedHashMap<>();
      int end = columns.size();
      for (ResultField field : result.reversed()) {
        int known = columns.indexOf(field.field());
        if (known < 0) {
          columns.add(end, field.field()); // before its neighbour, else last
        } else {
          end = known;
        }
      }
      result.forEach(field -> row.put(field.field(), field.value()));
      rows.add(row);
    }
    return new Rows(List.copyOf(columns), rows);
  }

  /** For readers. */
  Rows withoutPointers() {
    return new Rows(columns.stream().filter(name -> !name.equals(POINTER)).toList(), values);
  }
}
