package io.tallystone.engine.query.ql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Queries of every command in {@code queries.txt}, after the samples of AWS's documentation, each
 * with the canonical text of its tree.
 */
final class SampleQueries {
  record Sample(String title, String query, String canonical) {
    @Override
    public String toString() {
      return title;
    }
  }

  private SampleQueries() {}

  static List<Sample> all() {
    return Stream.of(resource().split("(?m)^=== "))
        .filter(entry -> !entry.isBlank())
        .map(SampleQueries::sample)
        .toList();
  }

  private static Sample sample(String entry) {
    int title = entry.indexOf('\n');
    int query = entry.indexOf("\n---\n", title);
    return new Sample(
        entry.substring(0, title),
        entry.substring(title + 1, query),
        entry.substring(query + 5).stripTrailing());
  }

  private static String resource() {
    try (InputStream in = SampleQueries.class.getResourceAsStream("queries.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
