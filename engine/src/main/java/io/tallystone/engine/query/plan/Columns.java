package io.tallystone.engine.query.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets of columns that steps need of each other. */
final class Columns {
  private Columns() {}

  /** The columns, and those that the expressions read. */
  static Set<String> with(Set<String> columns, List<Expression> more) {
    Set<String> all = new LinkedHashSet<>(columns);
    more.forEach(expression -> all.addAll(expression.columns()));
    return all;
  }

  /** The columns but one, which is made and so not needed before. */
  static Set<String> without(Set<String> columns, String made) {
    Set<String> rest = new LinkedHashSet<>(columns);
    rest.remove(made);
    return rest;
  }

  /** Those that begin so, without that. */
  static List<String> within(String prefix, Collection<String> names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(prefix)) {
        found.add(name.substring(prefix.length()));
      }
    }
    return found;
  }
}
