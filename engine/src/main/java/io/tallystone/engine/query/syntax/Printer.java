package io.tallystone.engine.query.syntax;

import io.tallystone.engine.query.syntax.Source.Target;
import io.tallystone.engine.query.syntax.Source.TimeBound;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as text that parses to the same tree: one canonical spelling, all defaults written
 * out, parentheses only where needed.
 */
public final class Printer {
  private Printer() {}

  /** The query's text. */
  public static String print(Query query) {
    return Stream.concat(
            query.sources().stream().map(Printer::source),
            query.commands().stream().map(Printer::command))
        .collect(Collectors.joining(" | "));
  }

  /** The expression's text. */
  public static String print(Expr expr) {
    return ExprPrinter.print(expr);
  }

  private static String command(Command command) {
    return switch (command) {
      case Command.Fields c -> "fields " + items(c.items());
      case Command.Display c -> "display " + items(c.items());
      case Command.Filter c -> "filter " + print(c.condition());
      case Command.FilterIndex c ->
          "filterIndex " + print(c.field()) + " in [" + list(c.values(), Printer::print) + "]";
      case Command.ParseGlob c -> parse(c.source()) + print(c.glob()) + " as " + names(c.names());
      case Command.ParseRegex c -> parseRegex(c);
      case Command.ParseLogfmt c -> parse(c.source()) + "logfmt as " + name(c.name());
      case Command.ParseCsv c -> parse(c.source()) + "csv as " + names(c.names());
      case Command.Json c ->
          "json field=" + print(c.source()) + " " + print(c.path()) + " as " + name(c.name());
      case Command.Stats c -> stats(c);
      case Command.Sort c -> "sort " + list(c.keys(), Printer::sortKey);
      case Command.Limit c -> "limit " + (c.any() ? "any " : "") + c.rows();
      case Command.Dedup c -> "dedup " + fields(c.fields());
      case Command.Pattern c -> "pattern " + print(c.input());
      case Command.Diff c -> ("diff " + c.baseline().word()).strip();
      case Command.Anomaly c -> "anomaly";
      case Command.RelevantFields c ->
          spaced("relevantfields", fields(c.fields()), "where", print(c.condition()));
      case Command.Unmask c -> spaced("unmask", fields(c.fields()));
      case Command.Unnest c -> "unnest " + print(c.source()) + " into " + name(c.into());
      case Command.Expand c -> "expand " + print(c.field());
      case Command.Lookup c -> lookup(c);
      case Command.CidrLookup c -> cidrLookup(c);
      case Command.Join c -> join(c);
      case Command.AppendCols c ->
          "appendcols override=" + c.override() + " max=" + c.max() + " (" + print(c.query()) + ")";
      case Command.AddTotals c -> addTotals(c);
      case Command.FillMissing c -> fillMissing(c);
      case Command.FillDown c ->
          spaced("filldown", c.fields().stream().map(Printer::wildcard).collect(spaces()));
      case Command.Accum c -> "accum " + print(c.field()) + alias(c.as());
      case Command.AutoRegress c ->
          "autoregress "
              + print(c.field())
              + alias(c.as())
              + " p="
              + c.from()
              + (c.to().isPresent() ? "-" + c.to().getAsInt() : "");
      case Command.Outlier c -> outlier(c);
      case Command.Sessionize c ->
          "sessionize "
              + fields(c.fields())
              + " maxspan "
              + c.maxSpan()
              + " as "
              + Spelling.name(c.as());
      case Command.CountFrequent c -> "countFrequent " + fields(c.fields());
      case Command.LogCompare c -> "logcompare timeshift " + c.timeShift();
    };
  }

  private static String source(Source source) {
    return spaced(
        "SOURCE",
        target(source.target()),
        source.start() == null ? "" : "start=" + bound(source.start()),
        source.end() == null ? "" : "end=" + bound(source.end()));
  }

  private static String target(Target target) {
    return switch (target) {
      case Target.LogGroup group -> ExprPrinter.text(group.name().text());
      case Target.LogGroups groups -> logGroups(groups);
      case Target.DataSources sources ->
          spaced(
              "dataSource([" + texts(sources.names()) + "])",
              sources.within() == null ? "" : logGroups(sources.within()));
    };
  }

  private static String logGroups(Target.LogGroups groups) {
    return "logGroups(namePrefix: ["
        + texts(groups.namePrefixes())
        + "], accountIdentifiers: ["
        + texts(groups.accountIdentifiers())
        + "], class: ["
        + texts(groups.classes())
        + "])";
  }

  private static String bound(TimeBound bound) {
    return switch (bound) {
      case TimeBound.Before before -> before.period().amount() == 0 ? "now" : "-" + before.period();
      case TimeBound.At at -> at.instant().toString();
    };
  }

  private static String parse(Expr.Field source) {
    return "parse " + print(source) + " ";
  }

  private static String parseRegex(Command.ParseRegex c) {
    return spaced(
        "parse",
        print(c.source()),
        print(c.regex()),
        c.names().isEmpty() ? "" : "as " + names(c.names()),
        c.multi() ? "multi" : "");
  }

  private static String stats(Command.Stats c) {
    return spaced(
        "stats",
        items(c.aggregates()),
        c.keys().isEmpty() ? "" : "by " + items(c.keys()),
        c.offset() == null ? "" : "offset " + c.offset());
  }

  private static String sortKey(Command.Sort.Key key) {
    return item(key.item()) + (key.descending() ? " desc" : " asc");
  }

  private static String lookup(Command.Lookup c) {
    return spaced(
        "lookup",
        nameOrText(c.table().text()),
        list(c.matches(), match -> name(match.column()) + " as " + print(match.field())),
        "OUTPUT",
        outputs(c.outputs()));
  }

  private static String cidrLookup(Command.CidrLookup c) {
    return spaced(
        "cidrlookup",
        nameOrText(c.table().text()),
        print(c.address()) + alias(c.blocks()),
        c.overwrite() ? "OUTPUT" : "OUTPUTNEW",
        outputs(c.outputs()));
  }

  private static String outputs(List<Command.Output> outputs) {
    return list(outputs, output -> name(output.column()) + alias(output.field()));
  }

  private static String join(Command.Join c) {
    return spaced(
        "join type=" + (c.outer() ? "left" : "inner"),
        "left=" + name(c.left()),
        "right=" + name(c.right()),
        "where",
        name(c.left())
            + "."
            + print(c.leftKey())
            + " = "
            + name(c.right())
            + "."
            + print(c.rightKey()),
        "(" + print(c.query()) + ")");
  }

  private static String addTotals(Command.AddTotals c) {
    return spaced(
        "addtotals fieldname=" + nameOrText(c.fieldName()),
        "row=" + c.row(),
        "col=" + c.col(),
        fields(c.fields()));
  }

  private static String fillMissing(Command.FillMissing c) {
    return c.fills().isEmpty()
        ? "fillmissing"
        : "fillmissing with "
            + list(c.fills(), fill -> print(fill.value()) + " for " + print(fill.field()));
  }

  private static String wildcard(Command.FillDown.Wildcard wildcard) {
    return wildcard.literals().stream()
        .map(literal -> literal.isEmpty() ? "" : Spelling.name(literal))
        .collect(Collectors.joining("*"));
  }

  private static String outlier(Command.Outlier c) {
    return spaced(
        "outlier action=" + (c.remove() ? "remove" : "transform"),
        "param=" + c.multiplier(),
        "uselower=" + c.useLower(),
        "mark=" + c.mark(),
        c.fields().stream().map(Printer::print).collect(spaces()));
  }

  private static String items(List<Item> items) {
    return list(items, Printer::item);
  }

  private static String item(Item item) {
    return print(item.expr()) + alias(item.alias());
  }

  private static String alias(@Nullable Name name) {
    return name == null ? "" : " as " + name(name);
  }

  private static String fields(List<Expr.Field> fields) {
    return list(fields, Printer::print);
  }

  private static String names(List<Name> names) {
    return list(names, Printer::name);
  }

  private static String name(Name name) {
    return Spelling.name(name.text());
  }

  /** Where a string may stand for a name: for names that back-ticks cannot hold. */
  private static String nameOrText(String name) {
    return name.isEmpty() || name.contains("`") ? ExprPrinter.text(name) : Spelling.name(name);
  }

  private static String texts(List<Name> names) {
    return list(names, name -> ExprPrinter.text(name.text()));
  }

  private static <T> String list(List<T> list, Function<T, String> printed) {
    return list.stream().map(printed).collect(Collectors.joining(", "));
  }

  /** Leaves out what is empty. */
  private static String spaced(String... phrases) {
    return Stream.of(phrases).filter(phrase -> !phrase.isEmpty()).collect(spaces());
  }

  private static Collector<CharSequence, ?, String> spaces() {
    return Collectors.joining(" ");
  }
}
