package io.tallystone.engine.query;

import java.math.BigDecimal;
import java.util.List;

/** A condition on one value of a message. */
public sealed interface ValueTest {

  /** Whether the value passes. */
  boolean accepts(Value value);

  /** Passes whatever there is. */
  record Anything() implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return true;
    }
  }

  /**
   * The text equals the pattern. With a wildcard a JSON number is compared by its digits, so that
   * {@code "*"} means that there is a string or a number; without one it never equals a text.
   */
  record TextIs(TextPattern pattern) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return switch (value.kind()) {
        case STRING, COLUMN -> pattern.accepts(value.text());
        case NUMBER -> pattern.wildcard() && pattern.accepts(value.text());
        case TRUE, FALSE, NULL, CONTAINER -> false;
      };
    }
  }

  /** The expression is found in the text of a string, a number or a column. */
  record TextFound(LinearRegex regex) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return value.comparable() && regex.foundIn(value.text());
    }
  }

  /** The value is a number and compares so with the given one. */
  record NumberIs(Comparison comparison, BigDecimal number) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      BigDecimal other = value.number();
      return other != null && comparison.holds(other.compareTo(number));
    }
  }

  /** There is a string, a number or a column, and it does not pass the other test. */
  record Differs(ValueTest test) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return value.comparable() && !test.accepts(value);
    }
  }

  /** The value is of the given kind, e.g. null or true. */
  record Is(Value.Kind kind) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return value.kind() == kind;
    }
  }

  /** There is no value; whoever looks for values knows that it found none. */
  record NotExists() implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return false;
    }
  }

  /** The value passes all tests. */
  record All(List<ValueTest> tests) implements ValueTest {
    /** Keeps a copy. */
    public All {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean accepts(Value value) {
      for (ValueTest test : tests) {
        if (!test.accepts(value)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The value passes one of the tests. */
  record Any(List<ValueTest> tests) implements ValueTest {
    /** Keeps a copy. */
    public Any {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean accepts(Value value) {
      for (ValueTest test : tests) {
        if (test.accepts(value)) {
          return true;
        }
      }
      return false;
    }
  }
}
