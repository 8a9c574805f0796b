package io.tallystone.engine.query.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One element of a list such as that of {@code fields} or {@code stats}.
 *
 * @param expr what is computed
 * @param alias the name after {@code as}, if any
 * @param text the expression as written
 */
public record Item(Expr expr, @Nullable Name alias, String text, Span span) {
  /** The column's name: its alias, the field's own name, or else the expression as written. */
  public String name() {
    if (alias != null) {
      return alias.text();
    }
    return expr instanceof Expr.Field field ? field.name() : text;
  }
}
