package io.tallystone.engine.query.plan;

import io.tallystone.engine.query.Predicate;
import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code filter}. Of a conjunction, what is asked of the message alone is asked first, on its
 * bytes.
 */
final class FilterCommand {
  private FilterCommand() {}

  static void translate(Command.Filter filter, Draft draft, Binder binder) {
    List<Expr> terms =
        filter.condition() instanceof Expr.All all ? all.terms() : List.of(filter.condition());
    translate(terms.stream().filter(term -> !SubqueryTerm.isIn(term)).toList(), draft, binder);
    translate(terms.stream().filter(SubqueryTerm::isIn).toList(), draft, binder);
  }

  private static void translate(List<Expr> terms, Draft draft, Binder binder) {
    List<Predicate> messages = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    boolean rawMessages =
        !draft.has("@message") && draft.steps().stream().allMatch(FilterCommand::keepsRows);
    for (Expr term : terms) {
      Expression bound = binder.bind(term);
      MessageTerms.predicate(bound)
          .filter(predicate -> rawMessages)
          .ifPresentOrElse(messages::add, () -> others.add(bound));
    }
    if (!messages.isEmpty()) {
      draft.add(
          new Step.FilterMessages(
              messages.size() == 1 ? messages.get(0) : new Predicate.And(messages)));
    }
    if (!others.isEmpty()) {
      draft.add(new Step.Filter(others.size() == 1 ? others.get(0) : new Expression.And(others)));
    }
  }

  /** Whether rows are still events after a step. */
  private static boolean keepsRows(Step step) {
    return step instanceof Step.FilterMessages
        || step instanceof Step.Filter
        || step instanceof Step.Extend
        || step instanceof Step.Extract
        || step instanceof Step.Among;
  }
}
