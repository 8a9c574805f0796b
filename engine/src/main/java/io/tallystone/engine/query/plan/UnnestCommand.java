package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.List;

/**
 * {@code unnest} and {@code expand}: a row for each item of a list, with the other columns of its
 * row. Both show the item.
 *
 * <p>{@code unnest} takes a list that {@code jsonParse} or {@code split} made; anything else is a
 * list of one item, as documented. Where AWS is silent: an empty list gives no row, and nor does a
 * missing one ("discards the current record and generates new records").
 *
 * <p>{@code expand} takes the JSON text of an array, or an array of the event. Where AWS is silent:
 * an empty array gives no row; a row whose field is no array stays as it is.
 */
final class UnnestCommand {
  private UnnestCommand() {}

  static void translate(Command.Unnest unnest, Draft draft, Binder binder) {
    String name = unnest.into().text();
    draft.add(new Step.Unnest(binder.field(unnest.source()), name, false));
    draft.made(name);
    draft.showBesides(name);
  }

  static void translate(Command.Expand expand, Draft draft, Binder binder) {
    Expr.Field field = expand.field();
    Expression value = binder.field(field);
    boolean ofEvent =
        draft.areEvents()
            && value instanceof Expression.Column column
            && !draft.has(column.name())
            && !draft.has("@message");
    List<Expression> arguments =
        ofEvent ? List.of(value, new Expression.Column("@message")) : List.of(value);
    JsonLeaf place =
        value instanceof Expression.Column column
            ? JsonLeaf.of(column.name())
            : new JsonLeaf(List.of());
    String name = field.name();
    draft.add(new Step.Unnest(new Expression.Call(new ArrayOf(place), arguments), name, true));
    draft.made(name);
    draft.showBesides(name);
  }
}
