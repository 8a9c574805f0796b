package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/** The columns of fields that commands name. */
final class FieldColumns {
  private FieldColumns() {}

  /** The column of a field; a leaf of a map or a list becomes a column of its own. */
  static String column(Expr.Field field, Draft draft, Binder binder) {
    String name = field.name();
    Expression value = binder.field(field);
    if (!(value instanceof Expression.Column column && column.name().equals(name))) {
      draft.add(new Step.Extend(name, value));
      draft.made(name);
    }
    return name;
  }

  static List<String> columns(List<Expr.Field> fields, Draft draft, Binder binder) {
    return fields.stream().map(field -> column(field, draft, binder)).toList();
  }
}
