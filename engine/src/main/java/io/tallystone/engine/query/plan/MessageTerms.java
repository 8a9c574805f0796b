package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns conditions on {@code @message} into predicates on the bytes of messages. */
final class MessageTerms {
  private MessageTerms() {}

  /** The predicate that holds for the same events, if the condition is on the message alone. */
  static Optional<Predicate> predicate(Expression condition) {
    return switch (condition) {
      case Expression.Contains contains when isMessage(contains.value()) ->
          Optional.of(not(contains.negated(), new Predicate.Contains(contains.text())));
      case Expression.Found found when isMessage(found.value()) ->
          Optional.of(not(found.negated(), new Predicate.Found(found.regex())));
      case Expression.Not not -> predicate(not.operand()).map(Predicate.Not::new);
      case Expression.And and -> all(and.terms()).map(Predicate.And::new);
      case Expression.Or or -> all(or.terms()).map(Predicate.Or::new);
      default -> Optional.empty();
    };
  }

  private static Predicate not(boolean negated, Predicate predicate) {
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  private static Optional<List<Predicate>> all(List<Expression> terms) {
    List<Predicate> predicates = new ArrayList<>();
    for (Expression term : terms) {
      predicate(term).ifPresent(predicates::add);
    }
    return predicates.size() == terms.size() ? Optional.of(predicates) : Optional.empty();
  }

  private static boolean isMessage(Expression value) {
    return value instanceof Expression.Column column && column.name().equals("@message");
  }
}
