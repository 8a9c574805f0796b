package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;

/**
 * A list's length and elements. A list of scalars fails as a whole, with all its elements'
 * requirements; nested types fail one by one.
 */
final class ListCheck implements Check {
  private final Constraint.Elements constraint;
  private final Constraint.@Nullable Reference elementConstraint;
  private final SdkField<?> elementField;
  private final Check.@Nullable Rule rule;
  private @Nullable Check element;

  ListCheck(
      Constraint.Elements constraint,
      Constraint.@Nullable Reference elementConstraint,
      SdkField<?> elementField) {
    this.constraint = constraint;
    this.elementConstraint = elementConstraint;
    this.elementField = elementField;
    this.rule = Check.rule(elementConstraint);
  }

  @Override
  public void check(Object value, Path path, Violations out) {
    List<?> list = (List<?>) value;
    for (String requirement :
        Check.violatedLength(list.size(), constraint.min(), constraint.max())) {
      out.add(list, false, path, requirement);
    }
    if (rule != null) {
      scalars(list, rule, path, out);
    } else if (elementConstraint != null) {
      Check check = element(elementConstraint);
      for (int i = 0; i < list.size(); i++) {
        check.check(list.get(i), path.element(i + 1), out);
      }
    }
  }

  private static void scalars(List<?> list, Check.Rule rule, Path path, Violations out) {
    for (Object element : list) {
      if (!rule.violated(element).isEmpty()) {
        String requirement = "Member must satisfy constraint: " + rule.all();
        out.add(list, rule.sensitive(), path, requirement);
        return;
      }
    }
  }

  /** Made at first use: constraints can be recursive. A race makes it twice, which is harmless. */
  private Check element(Constraint.Reference reference) {
    Check made = element;
    if (made == null) {
      made = Check.of(reference.constraint(), elementField);
      element = made;
    }
    return made;
  }
}
