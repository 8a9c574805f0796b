package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;

/** A map's size, keys and values. Keys and scalar values fail as a whole. */
final class MapCheck implements Check {
  private final Constraint.Entries constraint;
  private final Constraint.@Nullable Reference valueConstraint;
  private final SdkField<?> valueField;
  private final Check.@Nullable Rule keyRule;
  private final Check.@Nullable Rule valueRule;
  private @Nullable Check value;

  MapCheck(
      Constraint.Entries constraint,
      Constraint.@Nullable Reference valueConstraint,
      SdkField<?> valueField) {
    this.constraint = constraint;
    this.valueConstraint = valueConstraint;
    this.valueField = valueField;
    this.keyRule = Check.rule(constraint.key());
    this.valueRule = Check.rule(valueConstraint);
  }

  @Override
  public void check(Object input, Path path, Violations out) {
    Map<?, ?> map = (Map<?, ?>) input;
    for (String requirement :
        Check.violatedLength(map.size(), constraint.min(), constraint.max())) {
      out.add(map, false, path, requirement);
    }
    if (keyRule != null) {
      scalars("Map keys", map.keySet(), keyRule, map, path, out);
    }
    if (valueRule != null) {
      scalars("Map value", map.values(), valueRule, map, path, out);
    } else if (valueConstraint != null) {
      Check check = value(valueConstraint);
      map.forEach((key, entry) -> check.check(entry, path.entry(key.toString()), out));
    }
  }

  private static void scalars(
      String what,
      Collection<?> values,
      Check.Rule rule,
      Map<?, ?> map,
      Path path,
      Violations out) {
    for (Object value : values) {
      if (!rule.violated(value).isEmpty()) {
        out.add(map, rule.sensitive(), path, what + " must satisfy constraint: " + rule.all());
        return;
      }
    }
  }

  /** Made at first use: constraints can be recursive. A race makes it twice, which is harmless. */
  private Check value(Constraint.Reference reference) {
    Check made = value;
    if (made == null) {
      made = Check.of(reference.constraint(), valueField);
      value = made;
    }
    return made;
  }
}
