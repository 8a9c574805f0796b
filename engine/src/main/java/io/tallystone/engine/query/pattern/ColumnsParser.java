package io.tallystone.engine.query.pattern;

import io.tallystone.engine.query.ColumnLayout;
import io.tallystone.engine.query.ColumnLayout.Column;
import io.tallystone.engine.query.ValueTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses what stands between square brackets: names of columns, with conditions if need be, and at
 * most one {@code ...} for any number of columns.
 *
 * <p>Without {@code ...} the number of columns is up to {@link ColumnCount}.
 */
final class ColumnsParser {
  /** What a value without quotes may have beside letters, digits and underscores. */
  private static final String BARE = "*.+-/:@#$;";

  private static final String ELLIPSIS = "...";

  private final PatternReader reader;
  private final List<Column> leading = new ArrayList<>();
  private final List<Column> trailing = new ArrayList<>();
  private boolean open;

  private ColumnsParser(PatternReader reader) {
    this.reader = reader;
  }

  static ColumnLayout parse(PatternReader reader, ColumnCount count) {
    ColumnsParser parser = new ColumnsParser(reader);
    do {
      reader.skipBlanks();
      parser.column();
      reader.skipBlanks();
    } while (reader.take(","));
    if (!reader.done()) {
      throw reader.unexpected(", or && or ||");
    }
    boolean open = parser.open || count == ColumnCount.OPEN;
    return new ColumnLayout(parser.leading, open, parser.trailing);
  }

  private void column() {
    String name = name();
    if (!name.equals(ELLIPSIS)) {
      (open ? trailing : leading).add(new Column(name, test(name)));
    } else if (open) {
      throw InvalidPattern.because("more than one ... (expected: at most one)");
    } else {
      open = true;
    }
  }

  private String name() {
    String name = reader.word("-.");
    if (name.isEmpty()) {
      throw reader.unexpected("the name of a column");
    }
    if (name.indexOf('.') >= 0 && !name.equals(ELLIPSIS)) {
      throw InvalidPattern.characters(name);
    }
    return name;
  }

  private ValueTest test(String name) {
    reader.skipBlanks();
    if (reader.done() || reader.peek() == ',') {
      return new ValueTest.Anything();
    }
    List<ValueTest> alternatives = new ArrayList<>();
    List<ValueTest> all = new ArrayList<>();
    all.add(condition());
    while (true) {
      reader.skipBlanks();
      if (reader.take("||")) {
        alternatives.add(one(all));
        all.clear();
      } else if (!reader.take("&&")) {
        break;
      }
      repeated(name);
      all.add(condition());
    }
    alternatives.add(one(all));
    return alternatives.size() == 1 ? alternatives.getFirst() : new ValueTest.Any(alternatives);
  }

  private static ValueTest one(List<ValueTest> all) {
    return all.size() == 1 ? all.getFirst() : new ValueTest.All(all);
  }

  private ValueTest condition() {
    reader.skipBlanks();
    return new ValueParser(reader, BARE).parse();
  }

  private void repeated(String name) {
    reader.skipBlanks();
    String again = name();
    if (!again.equals(name)) {
      throw InvalidPattern.because(
          "column '" + again + "' in a condition on column '" + name + "'");
    }
  }
}
