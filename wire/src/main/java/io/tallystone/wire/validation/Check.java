package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** A constraint tied to the SDK type that it applies to. */
interface Check {
  /** Adds what is wrong with the value. */
  void check(Object value, Path path, Violations out);

  /** The check of a field, a list's element or a map's value. */
  static Check of(Constraint constraint, SdkField<?> field) {
    return switch (constraint) {
      case Constraint.Text text -> new ScalarCheck(new TextRule(text));
      case Constraint.Numeric number -> new ScalarCheck(new NumberRule(number));
      case Constraint.Bytes bytes -> new ScalarCheck(new BytesRule(bytes));
      case Constraint.Elements elements ->
          new ListCheck(
              elements,
              elements.element() == null ? Implied.inner(field) : elements.element(),
              field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case Constraint.Entries entries ->
          new MapCheck(
              entries,
              entries.value() == null ? Implied.inner(field) : entries.value(),
              field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      case Constraint.Structure structure ->
          new StructureCheck(structure, () -> field.constructor().get());
    };
  }

  /** The rule of a scalar that a list or map states as a whole; null for nested types. */
  static @Nullable Rule rule(Constraint.@Nullable Reference reference) {
    return switch (reference == null ? null : reference.constraint()) {
      case Constraint.Text text -> new TextRule(text);
      case Constraint.Numeric number -> new NumberRule(number);
      case Constraint.Bytes bytes -> new BytesRule(bytes);
      case null, default -> null;
    };
  }

  /** A scalar's requirements. */
  interface Rule {
    /** Those that the value violates, usually none. */
    List<String> violated(Object value);

    /** All of them, as a list or map states them. */
    List<String> all();

    /** Whether the value must stay out of messages. */
    default boolean sensitive() {
      return false;
    }
  }

  /** The requirements on a length, in the order in which AWS states them. */
  static List<String> lengthRequirements(@Nullable Long min, @Nullable Long max) {
    List<String> requirements = new ArrayList<>(2);
    if (max != null) {
      requirements.add("Member must have length less than or equal to " + max);
    }
    if (min != null) {
      requirements.add("Member must have length greater than or equal to " + min);
    }
    return requirements;
  }

  /** Those that a length violates. */
  static List<String> violatedLength(long length, @Nullable Long min, @Nullable Long max) {
    boolean tooLong = max != null && length > max;
    boolean tooShort = min != null && length < min;
    return tooLong || tooShort
        ? lengthRequirements(tooShort ? min : null, tooLong ? max : null)
        : List.of();
  }
}
