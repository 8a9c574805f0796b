package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.model.TextPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Constraints in code, for operations that the tables do not know.
 *
 * <pre>{@code
 * Constraints.structure()
 *     .required("logGroupName", Constraints.text(1, 512, "[\\.\\-_/#A-Za-z0-9]+"))
 *     .optional("limit", Constraints.number(1, 50))
 *     .build();
 * }</pre>
 */
public final class Constraints {
  private Constraints() {}

  /** A text by length in characters. */
  public static Constraint text(long min, long max) {
    return new Constraint.Text(min, max, false, null, List.of());
  }

  /** A text by length and by a pattern (Java's syntax) that all of it must match. */
  public static Constraint text(long min, long max, String pattern) {
    return new Constraint.Text(min, max, false, TextPattern.of(pattern), List.of());
  }

  /** An enum. */
  public static Constraint oneOf(String... values) {
    return new Constraint.Text(null, null, false, null, List.of(values));
  }

  /** A number. */
  public static Constraint number(double min, double max) {
    return new Constraint.Numeric(min, max);
  }

  /** A list by length, and each of its elements. */
  public static Constraint list(long min, long max, Constraint element) {
    return new Constraint.Elements(min, max, () -> element);
  }

  /** A list by length only. */
  public static Constraint list(long min, long max) {
    return new Constraint.Elements(min, max, null);
  }

  /** A map by size, and each of its keys and values. */
  public static Constraint map(long min, long max, Constraint key, Constraint value) {
    return new Constraint.Entries(min, max, () -> key, () -> value);
  }

  /** A structure; members are named as in the model. */
  public static StructureBuilder structure() {
    return new StructureBuilder();
  }

  /** Collects a structure's members. */
  public static final class StructureBuilder {
    private final List<Constraint.Member> members = new ArrayList<>();

    private StructureBuilder() {}

    /** A member that must be there. */
    public StructureBuilder required(String name) {
      members.add(new Constraint.Member(name, true, null));
      return this;
    }

    /** A member that must be there and satisfy a constraint. */
    public StructureBuilder required(String name, Constraint value) {
      members.add(new Constraint.Member(name, true, () -> value));
      return this;
    }

    /** A member that must satisfy a constraint if it is there. */
    public StructureBuilder optional(String name, Constraint value) {
      members.add(new Constraint.Member(name, false, () -> value));
      return this;
    }

    /** The structure's constraints. */
    public Constraint.Structure build() {
      return new Constraint.Structure(List.copyOf(members));
    }
  }
}
