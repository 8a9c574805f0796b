package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.ArrayList;
import java.util.List;

/** A number's bounds. */
record NumberRule(Constraint.Numeric constraint) implements Check.Rule {
  @Override
  public List<String> violated(Object value) {
    double number = ((Number) value).doubleValue();
    List<String> requirements = new ArrayList<>(1);
    if (constraint.max() != null && number > constraint.max()) {
      requirements.add(most(constraint.max()));
    }
    if (constraint.min() != null && number < constraint.min()) {
      requirements.add(least(constraint.min()));
    }
    return requirements;
  }

  @Override
  public List<String> all() {
    List<String> requirements = new ArrayList<>(2);
    if (constraint.max() != null) {
      requirements.add(most(constraint.max()));
    }
    if (constraint.min() != null) {
      requirements.add(least(constraint.min()));
    }
    return requirements;
  }

  private static String most(double bound) {
    return "Member must have value less than or equal to " + text(bound);
  }

  private static String least(double bound) {
    return "Member must have value greater than or equal to " + text(bound);
  }

  private static String text(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
