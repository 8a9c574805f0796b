package io.tallystone.engine.query;

import java.util.List;

/**
 * A condition on one message: what all filter and query languages are parsed into. {@link
 * MatcherCompiler} makes it executable, {@link Pruning} says what it implies about a block.
 */
public sealed interface Predicate {

  /** Holds for every message. */
  record Everything() implements Predicate {}

  /** All of them hold; for an empty list every message matches. */
  record And(List<Predicate> parts) implements Predicate {
    /** Keeps a copy. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one holds; for an empty list no message matches. */
  record Or(List<Predicate> parts) implements Predicate {
    /** Keeps a copy. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Predicate part) implements Predicate {}

  /** The message contains the text, case-sensitively. */
  record Contains(String text) implements Predicate {}

  /** The regular expression is found in the message. */
  record Found(LinearRegex regex) implements Predicate {}

  /**
   * The message is one JSON object, and what the selector reaches passes the test. Of several
   * members with one name the last counts. With a wildcard one passing value is enough.
   */
  record JsonField(JsonSelector selector, ValueTest test) implements Predicate {}

  /** The message's space-delimited columns fit the layout and pass the tests. */
  record Columns(ColumnLayout layout) implements Predicate {}
}
