package io.tallystone.engine.query.syntax;

import io.tallystone.engine.query.syntax.Expr.Arithmetic.Operator;
import io.tallystone.engine.query.syntax.Expr.Segment;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes expressions, with parentheses where one binds looser than its place asks for. */
final class ExprPrinter {
  private static final int ANY = 1;
  private static final int ALL = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGNED = 7;
  private static final int POWER = 8;
  private static final int OPERAND = 9;

  private ExprPrinter() {}

  static String print(Expr expr) {
    return print(expr, ANY);
  }

  private static String print(Expr expr, int least) {
    String text = bare(expr);
    return binding(expr) < least ? "(" + text + ")" : text;
  }

  private static int binding(Expr expr) {
    return switch (expr) {
      case Expr.Any any -> ANY;
      case Expr.All all -> ALL;
      case Expr.Not not -> NOT;
      case Expr.Compare compare -> COMPARISON;
      case Expr.Like like -> COMPARISON;
      case Expr.In in -> COMPARISON;
      case Expr.InQuery in -> COMPARISON;
      case Expr.Arithmetic arithmetic -> binding(arithmetic.operator());
      case Expr.Negate negate -> SIGNED;
      default -> OPERAND;
    };
  }

  private static int binding(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
      case POWER -> POWER;
    };
  }

  private static String bare(Expr expr) {
    return switch (expr) {
      case Expr.Any any -> terms(any.terms(), " or ", ALL);
      case Expr.All all -> terms(all.terms(), " and ", NOT);
      case Expr.Not not -> "not " + print(not.operand(), NOT);
      case Expr.Compare compare ->
          print(compare.left(), SUM)
              + " "
              + compare.relation().symbol()
              + " "
              + print(compare.right(), SUM);
      case Expr.Like like ->
          subject(like.value(), like.negated()) + "like " + print(like.pattern());
      case Expr.In in ->
          subject(in.value(), in.negated()) + "in [" + terms(in.options(), ", ", SUM) + "]";
      case Expr.InQuery in ->
          subject(in.value(), in.negated()) + "in (" + Printer.print(in.query()) + ")";
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
      case Expr.Negate negate -> "-" + print(negate.operand(), SIGNED);
      case Expr.Call call -> call.function() + "(" + terms(call.arguments(), ", ", ANY) + ")";
      case Expr.Access access -> target(access.target()) + path(access.path());
      case Expr.Field field -> field(field);
      case Expr.Text text -> text(text.value());
      case Expr.Regex regex -> "/" + regex.pattern() + "/";
      case Expr.Numeral numeral -> numeral.text();
      case Expr.Bool bool -> String.valueOf(bool.value());
      case Expr.Duration duration -> duration.period().toString();
      case Expr.Star star -> "*";
    };
  }

  private static String terms(List<Expr> terms, String separator, int least) {
    Function<Expr, String> printed = term -> print(term, least);
    return terms.stream().map(printed).collect(Collectors.joining(separator));
  }

  private static String subject(Expr value, boolean negated) {
    return print(value, SUM) + (negated ? " not " : " ");
  }

  private static String arithmetic(Expr.Arithmetic arithmetic) {
    int binding = binding(arithmetic.operator());
    boolean power = arithmetic.operator() == Operator.POWER;
    return print(arithmetic.left(), power ? OPERAND : binding)
        + " "
        + arithmetic.operator().symbol()
        + " "
        + print(arithmetic.right(), power ? SIGNED : binding + 1);
  }

  /** What stands before a dot or an index: anything but a call needs parentheses. */
  private static String target(Expr target) {
    return target instanceof Expr.Call ? bare(target) : "(" + bare(target) + ")";
  }

  private static String field(Expr.Field field) {
    Segment.Key first = (Segment.Key) field.path().getFirst();
    String name =
        first.name().contains(".") ? "`" + first.name() + "`" : Spelling.name(first.name());
    return name + path(field.path().subList(1, field.path().size()));
  }

  private static String path(List<Segment> path) {
    return path.stream()
        .map(
            segment ->
                switch (segment) {
                  case Segment.Key key -> "." + Spelling.key(key.name());
                  case Segment.Index index -> "[" + index.position() + "]";
                })
        .collect(Collectors.joining());
  }

  /** In double quotation marks, with the escapes that the lexer resolves. */
  static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"', '\\' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
