package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Item;
import java.util.ArrayList;
import java.util.List;

/** {@code fields} adds to what is shown; {@code display} replaces it. */
final class FieldsCommand {
  private FieldsCommand() {}

  static void translate(Command.Fields fields, Draft draft, Binder binder) {
    for (Item item : fields.items()) {
      draft.show(column(item, draft, binder));
    }
  }

  static void translate(Command.Display display, Draft draft, Binder binder) {
    List<String> names = new ArrayList<>();
    for (Item item : display.items()) {
      names.add(column(item, draft, binder));
    }
    draft.showOnly(names);
  }

  /** The column of an item, which is made unless it is there. */
  static String column(Item item, Draft draft, Binder binder) {
    String name = item.name();
    if (item.alias() == null && draft.has(name)) {
      return name; // bin(5m) again, after it was grouped by
    }
    Expression value = binder.bind(item.expr());
    if (!(value instanceof Expression.Column column && column.name().equals(name))) {
      boolean structure = StructureRule.isStructure(value, draft);
      draft.add(new Step.Extend(name, value));
      if (structure) {
        draft.madeStructure(name);
      } else {
        draft.made(name);
      }
    }
    return name;
  }
}
