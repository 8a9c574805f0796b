package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.function.Cidr;
import io.tallystone.engine.query.plan.LookupTables.Table;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code lookup} and {@code cidrlookup}: columns of a lookup table's row beside those of the event.
 *
 * <p>Where AWS is silent: a row that the table does not know keeps what it has; of several rows of
 * the table that fit the first counts, with blocks the one of the smallest. Without {@code as},
 * blocks are in the column {@code cidr}, or else in the first. {@code OUTPUTNEW} takes a missing
 * and an empty text for empty. A table with an invalid block is refused.
 */
final class LookupCommand {
  private static final String BLOCKS = "cidr";

  private final Name name;
  private final Table table;

  private LookupCommand(Name name, LookupTables tables) {
    this.name = name;
    this.table =
        tables
            .find(name.text())
            .orElseThrow(
                () -> new QueryProblem("There is no lookup table " + name.text(), name.span()));
  }

  static void translate(Command.Lookup lookup, Draft draft, Binder binder, LookupTables tables) {
    LookupCommand command = new LookupCommand(lookup.table(), tables);
    List<Integer> keys =
        lookup.matches().stream().map(match -> command.column(match.column())).toList();
    List<Integer> outputs = command.columns(lookup.outputs());
    ExactRows rows = new ExactRows();
    for (List<String> row : command.table.rows()) {
      rows.add(keys.stream().map(row::get).toList(), values(row, outputs));
    }
    List<Expression> inputs =
        lookup.matches().stream().map(match -> binder.field(match.field())).toList();
    add(new Step.Enrich(inputs, rows, fields(lookup.outputs()), true), draft);
  }

  static void translate(
      Command.CidrLookup lookup, Draft draft, Binder binder, LookupTables tables) {
    LookupCommand command = new LookupCommand(lookup.table(), tables);
    int blocks =
        lookup.blocks() == null
            ? Math.max(0, command.table.columns().indexOf(BLOCKS))
            : command.column(lookup.blocks());
    List<Integer> outputs = command.columns(lookup.outputs());
    CidrRows rows = new CidrRows();
    for (List<String> row : command.table.rows()) {
      rows.add(command.block(row.get(blocks)), values(row, outputs));
    }
    List<Expression> inputs = List.of(binder.field(lookup.address()));
    add(new Step.Enrich(inputs, rows, fields(lookup.outputs()), lookup.overwrite()), draft);
  }

  private static void add(Step.Enrich enrich, Draft draft) {
    draft.add(enrich);
    for (String output : enrich.outputs()) {
      draft.made(output);
      draft.showBesides(output);
    }
  }

  private Cidr block(String text) {
    try {
      return Cidr.parse(text.strip());
    } catch (IllegalArgumentException invalid) {
      throw new QueryProblem(
          "Lookup table %s: %s".formatted(name.text(), invalid.getMessage()), name.span());
    }
  }

  private int column(Name column) {
    int at = table.columns().indexOf(column.text());
    if (at < 0) {
      throw new QueryProblem(
          "Lookup table %s has no column %s (expected: one of %s)"
              .formatted(name.text(), column.text(), String.join(", ", table.columns())),
          column.span());
    }
    return at;
  }

  private List<Integer> columns(List<Command.Output> outputs) {
    return outputs.stream().map(output -> column(output.column())).toList();
  }

  private static List<String> fields(List<Command.Output> outputs) {
    return outputs.stream().map(output -> output.field().text()).toList();
  }

  private static List<Value> values(List<String> row, List<Integer> columns) {
    List<Value> values = new ArrayList<>();
    columns.forEach(column -> values.add(new Text(row.get(column))));
    return values;
  }
}
