package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code parse} with a glob: text before the first asterisk may be anywhere; each asterisk takes as
 * little as it can, the last one, if the glob ends with it, all the rest.
 */
final class GlobExtractor implements Extractor {
  private final List<String> literals;
  private final List<String> names;

  GlobExtractor(String glob, List<String> names) {
    this.literals = List.of(glob.split("\\*", -1));
    this.names = List.copyOf(names);
    if (literals.size() != names.size() + 1) {
      throw new IllegalArgumentException(
          "names: " + names.size() + " (expected: " + (literals.size() - 1) + ")");
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<List<Value>> extract(String text) {
    List<Value> values = match(text);
    return values == null ? List.of() : List.of(values);
  }

  private @Nullable List<Value> match(String text) {
    int start = text.indexOf(literals.get(0));
    if (start < 0) {
      return null;
    }
    int at = start + literals.get(0).length();
    List<Value> values = new ArrayList<>(names.size());
    for (int i = 1; i < literals.size(); i++) {
      String literal = literals.get(i);
      boolean rest = i == literals.size() - 1 && literal.isEmpty();
      int end = rest ? text.length() : text.indexOf(literal, at);
      if (end < 0) {
        return null;
      }
      values.add(new Text(text.substring(at, end)));
      at = end + literal.length();
    }
    return values;
  }
}
