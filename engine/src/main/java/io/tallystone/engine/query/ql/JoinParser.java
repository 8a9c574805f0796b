package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Expr.Segment;
import io.tallystone.engine.query.syntax.Name;

/**
 * {@code join [type=inner|left] left=alias right=alias where left.field = right.field (query)}. The
 * options may come in any order, and so may the sides of the condition.
 */
final class JoinParser {
  private JoinParser() {}

  static Command parse(Phrases in, int start) {
    Options options = Options.read(in, "type", "left", "right");
    boolean outer = options.word("type", "inner", "inner", "left").equals("left");
    Name left = options.name("left");
    Name right = options.name("right");
    in.expectWord("where");
    Expr.Field first = in.field();
    in.expectSymbol("=");
    Expr.Field second = in.field();
    boolean swapped = !belongs(first, left);
    Expr.Field leftKey = key(swapped ? second : first, left);
    Expr.Field rightKey = key(swapped ? first : second, right);
    return new Command.Join(
        outer, left, right, leftKey, rightKey, in.parenthesizedQuery(), in.since(start));
  }

  private static boolean belongs(Expr.Field field, Name alias) {
    return field.path().size() > 1 && field.path().getFirst().equals(new Segment.Key(alias.text()));
  }

  /** Takes the alias off. */
  private static Expr.Field key(Expr.Field field, Name alias) {
    if (!belongs(field, alias) || field.path().get(1) instanceof Segment.Index) {
      throw new QlSyntaxException(
          "found "
              + field.name()
              + " (expected: a field of "
              + alias.text()
              + ", such as "
              + alias.text()
              + ".id)",
          field.span());
    }
    return new Expr.Field(field.path().subList(1, field.path().size()), field.span());
  }
}
