package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Query;

/** Makes a plan of a query in Logs Insights QL. */
public final class Planner {
  private Planner() {}

  /**
   * The plan.
   *
   * @param limit rows of the result if the query sets no limit itself
   * @throws QueryProblem if the query makes no sense
   */
  public static Plan plan(Query query, long limit) {
    Draft draft = new Draft();
    for (Command command : query.commands()) {
      translate(command, draft);
    }
    return Finishing.finish(draft, limit);
  }

  private static void translate(Command command, Draft draft) {
    Binder binder = new Binder(draft);
    switch (command) {
      case Command.Fields fields -> FieldsCommand.translate(fields, draft, binder);
      case Command.Display display -> FieldsCommand.translate(display, draft, binder);
      case Command.Filter filter -> FilterCommand.translate(filter, draft, binder);
      case Command.ParseGlob parse -> ParseCommand.translate(parse, draft, binder);
      case Command.ParseRegex parse -> ParseCommand.translate(parse, draft, binder);
      case Command.ParseCsv parse -> ParseCommand.translate(parse, draft, binder);
      case Command.ParseLogfmt parse -> ParseCommand.translate(parse, draft, binder);
      case Command.Stats stats -> StatsCommand.translate(stats, draft, binder);
      case Command.Sort sort -> SortCommand.translate(sort, draft, binder);
      case Command.Limit limit -> SortCommand.translate(limit, draft);
      case Command.Dedup dedup -> SortCommand.translate(dedup, draft, binder);
      default ->
          throw new QueryProblem(
              "%s is not supported yet".formatted(command.getClass().getSimpleName()),
              command.span());
    }
  }
}
