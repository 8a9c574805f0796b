package io.tallystone.wire.validation;

import io.tallystone.wire.model.Constraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Length in characters, pattern, enum. */
final class TextRule implements Check.Rule {
  private final Constraint.Text constraint;
  private final Set<String> values;

  TextRule(Constraint.Text constraint) {
    this.constraint = constraint;
    this.values = new HashSet<>(constraint.values());
  }

  @Override
  public List<String> violated(Object value) {
    String text = (String) value;
    List<String> length = Check.violatedLength(length(text), constraint.min(), constraint.max());
    boolean mismatch = constraint.pattern() != null && !constraint.pattern().matches(text);
    boolean unknown = !values.isEmpty() && !values.contains(text);
    if (!mismatch && !unknown) {
      return length;
    }
    List<String> requirements = new ArrayList<>(length);
    if (mismatch) {
      requirements.add(pattern());
    }
    if (unknown) {
      requirements.add(enumeration());
    }
    return requirements;
  }

  /** Counting code points is needed only where UTF-16's length may exceed the bound wrongly. */
  private long length(String text) {
    boolean fits = constraint.max() == null || text.length() <= constraint.max();
    boolean anyLength = constraint.min() == null || constraint.min() <= 1;
    return fits && anyLength ? text.length() : text.codePointCount(0, text.length());
  }

  private String pattern() {
    return "Member must satisfy regular expression pattern: " + constraint.pattern();
  }

  private String enumeration() {
    return "Member must satisfy enum value set: " + constraint.values();
  }

  @Override
  public List<String> all() {
    List<String> all = Check.lengthRequirements(constraint.min(), constraint.max());
    if (constraint.pattern() != null) {
      all.add(pattern());
    }
    if (!values.isEmpty()) {
      all.add(enumeration());
    }
    return all;
  }

  @Override
  public boolean sensitive() {
    return constraint.sensitive();
  }
}
