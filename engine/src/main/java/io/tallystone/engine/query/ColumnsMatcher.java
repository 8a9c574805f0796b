package io.tallystone.engine.query;

import io.tallystone.engine.query.ColumnLayout.Column;
import java.util.List;

/** Decides {@link Predicate.Columns}. */
final class ColumnsMatcher implements MessageMatcher {
  private final ColumnLayout layout;

  ColumnsMatcher(ColumnLayout layout) {
    this.layout = layout;
  }

  @Override
  public boolean matches(byte[] utf8, int from, int length) {
    ColumnSplit columns = ColumnSplit.of(utf8, from, length, layout.tooMany());
    return layout.fits(columns.count())
        && pass(layout.leading(), columns, 0)
        && pass(layout.trailing(), columns, columns.count() - layout.trailing().size());
  }

  private static boolean pass(List<Column> named, ColumnSplit columns, int first) {
    for (int i = 0; i < named.size(); i++) {
      ValueTest test = named.get(i).test();
      if (!(test instanceof ValueTest.Anything)
          && !test.accepts(new Value(Value.Kind.COLUMN, columns.text(first + i)))) {
        return false;
      }
    }
    return true;
  }
}
