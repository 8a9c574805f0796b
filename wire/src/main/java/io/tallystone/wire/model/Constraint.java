package io.tallystone.wire.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value must satisfy. Bounds are inclusive; an absent bound is null. */
public sealed interface Constraint {

  /**
   * A text.
   *
   * @param min least length in characters
   * @param sensitive whether the value must stay out of messages
   * @param pattern that the whole text must match
   * @param values the enum's values; empty if any text will do
   */
  record Text(
      @Nullable Long min,
      @Nullable Long max,
      boolean sensitive,
      @Nullable TextPattern pattern,
      List<String> values)
      implements Constraint {}

  /** A number of any type; bounds may be fractional. */
  record Numeric(@Nullable Double min, @Nullable Double max) implements Constraint {}

  /** Bytes, by length. */
  record Bytes(@Nullable Long min, @Nullable Long max) implements Constraint {}

  /** A list, by length, and its elements. */
  record Elements(@Nullable Long min, @Nullable Long max, @Nullable Reference element)
      implements Constraint {}

  /** A map, by length, and its keys and values. */
  record Entries(
      @Nullable Long min, @Nullable Long max, @Nullable Reference key, @Nullable Reference value)
      implements Constraint {}

  /** A structure's constrained members. */
  record Structure(List<Member> members) implements Constraint {}

  /**
   * A member of a structure.
   *
   * @param name in the model, which is also the SDK's member name
   * @param value null if any value will do
   */
  record Member(String name, boolean required, @Nullable Reference value) {}

  /** A constraint that may refer back to what contains it: shapes can be recursive. */
  @FunctionalInterface
  interface Reference {
    /** The constraint referred to. */
    Constraint constraint();
  }
}
