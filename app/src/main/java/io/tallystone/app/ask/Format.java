package io.tallystone.app.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How an answer is written. */
public enum Format {
  /** For eyes. */
  TABLE,
  /** An array of objects, a row each. */
  JSON,
  /** RFC 4180, with what a spreadsheet would run made text. */
  CSV;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The lines of an answer. */
  Stream<String> lines(Rows rows, char bar) {
    return switch (this) {
      case TABLE -> Table.of(rows.withoutPointers(), bar).lines();
      case JSON -> json(rows);
      case CSV -> csv(rows.withoutPointers());
    };
  }

  private static Stream<String> csv(Rows rows) {
    String header = rows.columns().stream().map(Csv::name).collect(Collectors.joining(","));
    return Stream.concat(
        Stream.of(header).filter(line -> !line.isEmpty()),
        rows.values().stream()
            .map(
                row ->
                    rows.columns().stream()
                        .map(column -> Csv.cell(row.getOrDefault(column, "")))
                        .collect(Collectors.joining(","))));
  }

  private static Stream<String> json(Rows rows) {
    int last = rows.values().size() - 1;
    Stream<String> objects =
        IntStream.rangeClosed(0, last)
            .mapToObj(i -> object(rows.values().get(i)) + (i < last ? "," : ""));
    return Stream.of(Stream.of("["), objects, Stream.of("]")).flatMap(lines -> lines);
  }

  private static String object(Map<String, String> row) {
    try {
      return PlainText.escaped(MAPPER.writeValueAsString(row));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of text is JSON", e);
    }
  }
}
