package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Item;
import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Period;
import io.tallystone.engine.query.syntax.Printer;
import io.tallystone.engine.query.syntax.Query;
import io.tallystone.engine.query.syntax.Source;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any query that the grammar can say, with no regard to sense. */
final class RandomQueries extends RandomExpressions {
  private static final int DEPTH = 3;

  private final List<Supplier<Command>> commands =
      List.of(
          () -> new Command.Fields(items(), NOWHERE),
          () -> new Command.Display(items(), NOWHERE),
          () -> new Command.Filter(expr(DEPTH), NOWHERE),
          () -> new Command.Filter(expr(DEPTH), NOWHERE),
          () -> new Command.FilterIndex(field(), some(1, this::indexed), NOWHERE),
          this::parseGlob,
          () -> new Command.ParseRegex(field(), regex(), some(0, this::name), flag(), NOWHERE),
          () -> new Command.ParseLogfmt(field(), name(), NOWHERE),
          () -> new Command.ParseCsv(field(), names(), NOWHERE),
          () -> new Command.Json(field(), text(), name(), NOWHERE),
          this::stats,
          () -> new Command.Sort(some(1, () -> new Command.Sort.Key(item(), flag())), NOWHERE),
          () -> new Command.Limit(random.nextLong(1L << 40), flag(), NOWHERE),
          () -> new Command.Dedup(fields(1), NOWHERE),
          () -> new Command.Pattern(expr(1), NOWHERE),
          () -> new Command.Diff(oneOf(Command.Diff.Baseline.values()), NOWHERE),
          () -> new Command.Anomaly(NOWHERE),
          () -> new Command.RelevantFields(fields(0), expr(DEPTH), NOWHERE),
          () -> new Command.Unmask(fields(0), NOWHERE),
          () -> new Command.Unnest(field(), name(), NOWHERE),
          () -> new Command.Expand(field(), NOWHERE),
          () -> new Command.Lookup(name(), some(1, this::match), outputs(), NOWHERE),
          () -> new Command.CidrLookup(name(), field(), alias(), flag(), outputs(), NOWHERE),
          () -> new Command.AddTotals(key(), flag(), flag(), fields(0), NOWHERE),
          () -> new Command.FillMissing(some(0, this::fill), NOWHERE),
          () -> new Command.FillDown(some(0, this::wildcard), NOWHERE),
          () -> new Command.Accum(field(), alias(), NOWHERE),
          this::autoRegress,
          () ->
              new Command.Outlier(
                  flag(), random.nextInt(9) / 2.0, flag(), flag(), fields(1), NOWHERE),
          () -> new Command.Sessionize(fields(1), period(), key(), NOWHERE),
          () -> new Command.CountFrequent(fields(1), NOWHERE),
          () -> new Command.LogCompare(period(), NOWHERE));

  RandomQueries(SplittableRandom random) {
    super(random);
  }

  Query query() {
    return query(2);
  }

  private Query query(int subqueries) {
    List<Source> sources = random.nextInt(3) == 0 ? some(1, this::source) : List.of();
    return new Query(sources, some(sources.isEmpty() ? 1 : 0, () -> command(subqueries)), NOWHERE);
  }

  private Command command(int subqueries) {
    if (subqueries == 0 || random.nextInt(10) > 0) {
      return commands.get(random.nextInt(commands.size())).get();
    }
    Query inner = query(subqueries - 1);
    return switch (random.nextInt(3)) {
      case 0 -> new Command.Filter(new Expr.InQuery(expr(1), inner, flag(), NOWHERE), NOWHERE);
      case 1 -> new Command.AppendCols(flag(), 1 + random.nextInt(100_000), inner, NOWHERE);
      default -> join(inner);
    };
  }

  private Command join(Query inner) {
    Name left = new Name("left", NOWHERE);
    Name right = new Name("x y", NOWHERE);
    return new Command.Join(flag(), left, right, field(), field(), inner, NOWHERE);
  }

  private Command parseGlob() {
    List<Name> names = names();
    Expr.Text glob = new Expr.Text(text().value() + " *".repeat(names.size()), NOWHERE);
    return new Command.ParseGlob(field(), glob, names, NOWHERE);
  }

  private Command stats() {
    List<Item> keys = flag() ? items() : List.of();
    Period offset = !keys.isEmpty() && flag() ? period() : null;
    return new Command.Stats(items(), keys, offset, NOWHERE);
  }

  private Command autoRegress() {
    int from = 1 + random.nextInt(5);
    OptionalInt to = flag() ? OptionalInt.of(from + random.nextInt(3)) : OptionalInt.empty();
    return new Command.AutoRegress(field(), alias(), from, to, NOWHERE);
  }

  private Expr indexed() {
    Expr.Numeral number = new Expr.Numeral("17.5", NOWHERE);
    return switch (random.nextInt(4)) {
      case 0 -> text();
      case 1 -> new Expr.Bool(flag(), NOWHERE);
      case 2 -> new Expr.Negate(number, NOWHERE);
      default -> number;
    };
  }

  private Command.Lookup.Match match() {
    return new Command.Lookup.Match(name(), field());
  }

  private List<Command.Output> outputs() {
    return some(1, () -> new Command.Output(name(), name()));
  }

  private Command.FillMissing.Fill fill() {
    return new Command.FillMissing.Fill(expr(1), field());
  }

  /** Names with asterisks between them, or one name. */
  private Command.FillDown.Wildcard wildcard() {
    int asterisks = random.nextInt(3);
    List<String> literals =
        IntStream.rangeClosed(0, asterisks)
            .mapToObj(i -> asterisks == 0 || flag() ? key() : "")
            .toList();
    return new Command.FillDown.Wildcard(literals, NOWHERE);
  }

  private Source source() {
    return new Source(target(), bound(), bound(), NOWHERE);
  }

  private Source.Target target() {
    return switch (random.nextInt(3)) {
      case 0 -> new Source.Target.LogGroup(new Name(text().value(), NOWHERE));
      case 1 -> logGroups();
      default -> new Source.Target.DataSources(texts(), flag() ? logGroups() : null, NOWHERE);
    };
  }

  private Source.Target.LogGroups logGroups() {
    return new Source.Target.LogGroups(texts(), texts(), texts(), NOWHERE);
  }

  private List<Name> texts() {
    return some(0, () -> new Name(text().value(), NOWHERE));
  }

  private Source.@Nullable TimeBound bound() {
    return switch (random.nextInt(4)) {
      case 0 -> new Source.TimeBound.Before(new Period(0, Period.Unit.SECOND), NOWHERE);
      case 1 ->
          new Source.TimeBound.Before(
              new Period(1 + random.nextInt(99), oneOf(Period.Unit.values())), NOWHERE);
      case 2 ->
          new Source.TimeBound.At(
              Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)), NOWHERE);
      default -> null;
    };
  }

  private List<Item> items() {
    return some(1, this::item);
  }

  private Item item() {
    Expr expr = expr(2);
    return new Item(expr, alias(), Printer.print(expr), NOWHERE);
  }

  private List<Expr.Field> fields(int least) {
    return some(least, this::field);
  }

  private @Nullable Name alias() {
    return flag() ? name() : null;
  }

  private Name name() {
    return new Name(key(), NOWHERE);
  }

  private List<Name> names() {
    return some(1, this::name);
  }

  /** The classes of the commands met in a query. */
  static Stream<Class<?>> kinds(Query query) {
    return query.commands().stream().map(Command::getClass);
  }
}
