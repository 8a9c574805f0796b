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
    return plan(query, limit, LookupTables.NONE);
  }

  /**
   * The plan of a query that may name lookup tables.
   *
   * @param limit rows of the result if the query sets no limit itself
   * @throws QueryProblem if the query makes no sense
   */
  public static Plan plan(Query query, long limit, LookupTables tables) {
    CommandOrder.check(query);
    Draft draft = new Draft(tables);
    for (Command command : query.commands()) {
      translate(command, draft, tables);
    }
    return Finishing.finish(draft, limit);
  }

  /**
   * A query within another.
   *
   * @throws QueryProblem if the other is within one itself, or it makes no sense
   */
  static Draft child(Query query, Draft outer) {
    CommandOrder.check(query);
    Draft draft = outer.child(query.span());
    query.commands().forEach(command -> translate(command, draft, outer.tables()));
    return draft;
  }

  private static void translate(Command command, Draft draft, LookupTables tables) {
    Binder binder = new Binder(draft);
    switch (command) {
      case Command.Fields fields -> FieldsCommand.translate(fields, draft, binder);
      case Command.Display display -> FieldsCommand.translate(display, draft, binder);
      case Command.Filter filter -> FilterCommand.translate(filter, draft, binder.inFilter());
      case Command.ParseGlob parse -> ParseCommand.translate(parse, draft, binder);
      case Command.ParseRegex parse -> ParseCommand.translate(parse, draft, binder);
      case Command.ParseCsv parse -> ParseCommand.translate(parse, draft, binder);
      case Command.ParseLogfmt parse -> ParseCommand.translate(parse, draft, binder);
      case Command.Json json -> JsonCommand.translate(json, draft, binder);
      case Command.Unnest unnest -> UnnestCommand.translate(unnest, draft, binder);
      case Command.Expand expand -> UnnestCommand.translate(expand, draft, binder);
      case Command.Lookup lookup -> LookupCommand.translate(lookup, draft, binder, tables);
      case Command.CidrLookup lookup -> LookupCommand.translate(lookup, draft, binder, tables);
      case Command.AddTotals totals -> AddTotalsCommand.translate(totals, draft, binder);
      case Command.FillMissing fill -> FillMissingCommand.translate(fill, draft, binder);
      case Command.FillDown fill -> FillDownCommand.translate(fill, draft);
      case Command.Accum accum -> RunningCommands.translate(accum, draft, binder);
      case Command.AutoRegress regress -> RunningCommands.translate(regress, draft, binder);
      case Command.Outlier outlier -> OutlierCommand.translate(outlier, draft, binder);
      case Command.Sessionize sessionize -> SessionizeCommand.translate(sessionize, draft, binder);
      case Command.CountFrequent count -> CountFrequentCommand.translate(count, draft, binder);
      case Command.Unmask unmask -> {} // no data protection policy hides anything here
      case Command.FilterIndex filter -> throw UnsupportedCommands.refusal(filter);
      case Command.Stats stats -> StatsCommand.translate(stats, draft, binder);
      case Command.Sort sort -> SortCommand.translate(sort, draft, binder);
      case Command.Limit limit -> SortCommand.translate(limit, draft);
      case Command.Dedup dedup -> SortCommand.translate(dedup, draft, binder);
      case Command.Join join -> JoinCommand.translate(join, draft, binder);
      case Command.AppendCols append -> AppendColsCommand.translate(append, draft);
      case Command.Pattern pattern -> PatternCommand.translate(pattern, draft, binder);
      case Command.Anomaly anomaly -> PatternCommand.translate(anomaly, draft);
      case Command.Diff diff -> PatternCommand.translate(diff, draft);
      case Command.LogCompare compare -> PatternCommand.translate(compare, draft);
      case Command.RelevantFields fields -> RelevantFieldsCommand.translate(fields, draft, binder);
      default ->
          throw new QueryProblem(
              "%s is not supported yet".formatted(command.getClass().getSimpleName()),
              command.span());
    }
  }
}
