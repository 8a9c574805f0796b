package io.tallystone.engine.query.pattern;

import io.tallystone.engine.query.JsonSelector;
import java.util.ArrayList;
import java.util.List;

/** Parses JSON selectors: {@code $.a.b[0]}, {@code $.['a.b']}, {@code $.a[*]}, {@code $.*}. */
final class SelectorParser {
  private final PatternReader reader;
  private final StringBuilder source = new StringBuilder("$");
  private final List<JsonSelector.Step> steps = new ArrayList<>();

  private SelectorParser(PatternReader reader) {
    this.reader = reader;
  }

  static JsonSelector parse(PatternReader reader) {
    SelectorParser parser = new SelectorParser(reader);
    if (!reader.take("$") || (reader.peek() != '.' && reader.peek() != '[')) {
      throw reader.unexpected("a selector like $.name");
    }
    while (reader.peek() == '.' || reader.peek() == '[') {
      parser.step();
    }
    long wildcards =
        parser.steps.stream()
            .filter(
                step ->
                    step instanceof JsonSelector.AnyKey || step instanceof JsonSelector.AnyIndex)
            .count();
    if (wildcards > PatternLimits.WILDCARDS_PER_SELECTOR) {
      throw InvalidPattern.because(
          parser.source
              + " has "
              + wildcards
              + " wildcards (expected: at most "
              + PatternLimits.WILDCARDS_PER_SELECTOR
              + ")");
    }
    return new JsonSelector(parser.source.toString(), parser.steps);
  }

  private void step() {
    if (reader.take(".*")) {
      add(".*", new JsonSelector.AnyKey());
    } else if (reader.take("[*]")) {
      add("[*]", new JsonSelector.AnyIndex());
    } else if (reader.take(".['") || reader.take("['")) {
      quotedKey();
    } else if (reader.take("[")) {
      index();
    } else {
      reader.take(".");
      String name = reader.word("-");
      if (name.isEmpty()) {
        throw reader.unexpected("the name of a field");
      }
      add("." + name, new JsonSelector.Key(name));
    }
  }

  private void quotedKey() {
    StringBuilder name = new StringBuilder();
    while (!reader.take("']")) {
      if (reader.done()) {
        throw reader.unexpected("']");
      }
      name.append(reader.next());
    }
    add(".['" + name + "']", new JsonSelector.Key(name.toString()));
  }

  private void index() {
    String digits = reader.word("");
    if (!digits.matches("[0-9]{1,9}") || !reader.take("]")) {
      throw InvalidPattern.because(
          "index '" + digits + "' in " + source + " (expected: a number or *, then ])");
    }
    add("[" + digits + "]", new JsonSelector.Index(Integer.parseInt(digits)));
  }

  private void add(String text, JsonSelector.Step step) {
    source.append(text);
    steps.add(step);
  }
}
