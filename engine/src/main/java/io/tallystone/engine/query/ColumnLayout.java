package io.tallystone.engine.query;

import java.util.List;

/**
 * What the columns of a space-delimited message must be.
 *
 * @param leading the first columns
 * @param open whether any number of columns may stand between the leading and the trailing ones;
 *     otherwise there are exactly the leading ones
 * @param trailing the last columns, empty unless open
 */
public record ColumnLayout(List<Column> leading, boolean open, List<Column> trailing) {

  /** Keeps copies. */
  public ColumnLayout {
    leading = List.copyOf(leading);
    trailing = List.copyOf(trailing);
  }

  /** A named column and what it must pass. */
  public record Column(String name, ValueTest test) {}

  /** Whether a message with that many columns fits. */
  boolean fits(int columns) {
    int named = leading.size() + trailing.size();
    return open ? columns >= named : columns == named;
  }

  /** From how many columns on no message fits. */
  int tooMany() {
    return open ? Integer.MAX_VALUE : leading.size() + 1;
  }
}
