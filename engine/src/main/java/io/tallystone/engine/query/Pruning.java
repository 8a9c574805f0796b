package io.tallystone.engine.query;

import io.tallystone.engine.block.Needs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Derives from a predicate what every matching message contains. */
public final class Pruning {
  private Pruning() {}

  /** A condition that every message satisfies for which the predicate holds. */
  public static Needs needs(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Everything everything -> new Needs.Anything();
      case Predicate.And and -> all(and.parts().stream().map(Pruning::needs));
      case Predicate.Or or -> any(or.parts().stream().map(Pruning::needs));
      case Predicate.Not not -> new Needs.Anything();
      case Predicate.Contains contains -> literal(contains.text());
      case Predicate.Found found -> found.regex().needs();
      case Predicate.JsonField field -> needs(field);
      case Predicate.Columns columns ->
          all(
              Stream.concat(
                      columns.layout().leading().stream(), columns.layout().trailing().stream())
                  .map(column -> needs(column.test())));
    };
  }

  /** The text itself, or nothing known if it is empty. */
  public static Needs literal(String text) {
    return text.isEmpty()
        ? new Needs.Anything()
        : new Needs.Literal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All of them, simplified. */
  public static Needs all(Stream<Needs> needs) {
    List<Needs> parts = new ArrayList<>(needs.toList());
    if (parts.stream().anyMatch(part -> part instanceof Needs.Nothing)) {
      return new Needs.Nothing();
    }
    parts.removeIf(part -> part instanceof Needs.Anything);
    return switch (parts.size()) {
      case 0 -> new Needs.Anything();
      case 1 -> parts.getFirst();
      default -> new Needs.AllOf(List.copyOf(parts));
    };
  }

  /** At least one of them, simplified. */
  public static Needs any(Stream<Needs> needs) {
    List<Needs> parts = new ArrayList<>(needs.toList());
    if (parts.stream().anyMatch(part -> part instanceof Needs.Anything)) {
      return new Needs.Anything();
    }
    parts.removeIf(part -> part instanceof Needs.Nothing);
    return switch (parts.size()) {
      case 0 -> new Needs.Nothing();
      case 1 -> parts.getFirst();
      default -> new Needs.AnyOf(List.copyOf(parts));
    };
  }

  /**
   * The names on the way and the value's text stand in the message as they are, unless JSON escapes
   * are used, and then there is a backslash.
   */
  private static Needs needs(Predicate.JsonField field) {
    if (field.test() instanceof ValueTest.NotExists) {
      return new Needs.Anything();
    }
    Stream<Needs> names =
        field.selector().steps().stream()
            .map(step -> step instanceof JsonSelector.Key key ? literal(key.name()) : literal(""));
    Needs unescaped = all(Stream.concat(names, Stream.of(needs(field.test()))));
    return any(Stream.of(unescaped, literal("\\")));
  }

  /** What the text of a passing value contains. */
  private static Needs needs(ValueTest test) {
    return switch (test) {
      case ValueTest.TextIs is -> literal(is.pattern().text());
      case ValueTest.TextFound found -> found.regex().literals();
      case ValueTest.All all -> all(all.tests().stream().map(Pruning::needs));
      case ValueTest.Any any -> any(any.tests().stream().map(Pruning::needs));
      case ValueTest.Anything anything -> new Needs.Anything();
      case ValueTest.NumberIs number -> new Needs.Anything();
      case ValueTest.Differs differs -> new Needs.Anything();
      case ValueTest.Is is -> new Needs.Anything();
      case ValueTest.NotExists absent -> new Needs.Anything();
    };
  }
}
