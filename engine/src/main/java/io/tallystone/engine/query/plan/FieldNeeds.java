package io.tallystone.engine.query.plan;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.Pruning;
import io.tallystone.engine.query.value.Relation;
import io.tallystone.engine.query.value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a condition on discovered fields implies about the message: a text that a field equals or
 * contains stands in the message as it is, unless JSON escapes are used, and then there is a
 * backslash.
 */
final class FieldNeeds {
  private final Set<String> made = new HashSet<>();

  private FieldNeeds(List<Step> steps) {
    for (Step step : steps) {
      switch (step) {
        case Step.Extend extend -> made.add(extend.name());
        case Step.Extract extract -> made.addAll(extract.extractor().names());
        case Step.Among among -> made.add(among.name());
        default -> {}
      }
    }
  }

  /**
   * What messages contain that meet the condition.
   *
   * @param steps of the plan: columns that one of them makes are no fields of the event
   */
  static Needs of(Expression condition, List<Step> steps) {
    return new FieldNeeds(steps).of(condition);
  }

  private Needs of(Expression condition) {
    return switch (condition) {
      case Expression.And and -> Pruning.all(and.terms().stream().map(this::of));
      case Expression.Or or -> Pruning.any(or.terms().stream().map(this::of));
      case Expression.CompareQuoted compare
          when compare.relation() == Relation.EQUAL && isField(compare.left()) ->
          text(compare.literal());
      case Expression.Contains contains when !contains.negated() && isField(contains.value()) ->
          text(contains.text());
      case Expression.Found found when !found.negated() && isField(found.value()) ->
          unlessEscaped(RegexLiterals.needs(found.regex().toString()));
      case Expression.In in when !in.negated() && isField(in.value()) ->
          Pruning.any(in.options().stream().map(FieldNeeds::option));
      default -> new Needs.Anything();
    };
  }

  private static Needs option(Expression option) {
    return option instanceof Expression.Constant constant && constant.value() instanceof Text quoted
        ? text(quoted.text())
        : new Needs.Anything();
  }

  private static Needs text(String text) {
    return unlessEscaped(Pruning.literal(text));
  }

  private static Needs unlessEscaped(Needs needs) {
    return Pruning.any(Stream.of(needs, Pruning.literal("\\")));
  }

  /** Fields that begin with @ are not in the message, or are computed of it. */
  private boolean isField(Expression value) {
    return value instanceof Expression.Column column
        && !made.contains(column.name())
        && !column.name().startsWith("@");
  }
}
