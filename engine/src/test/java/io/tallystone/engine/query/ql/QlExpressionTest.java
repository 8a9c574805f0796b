package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Expr;
import io.tallystone.engine.query.syntax.Expr.Segment;
import io.tallystone.engine.query.syntax.Item;
import io.tallystone.engine.query.syntax.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QlExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          a or b and not c = 1            ~ (or a (and b (not (= c 1))))
          a and b or c and d              ~ (or (and a b) (and c d))
          a or (b or c) or d              ~ (or a (or b c) d)
          not a like /x/                  ~ (not (like a /x/))
          not not a                       ~ (not (not a))
          a not like 'x' and !b           ~ (and (not-like a 'x') (not b))
          !a = b                          ~ (= (not a) b)
          a + b * c - d / e               ~ (- (+ a (* b c)) (/ d e))
          a - b - c                       ~ (- (- a b) c)
          a % b * c                       ~ (* (% a b) c)
          2 ^ 3 ^ 2                       ~ (^ 2 (^ 3 2))
          -a ^ 2                          ~ (neg (^ a 2))
          2 ^ -b                          ~ (^ 2 (neg b))
          a - -b                          ~ (- a (neg b))
          (a + b) * c = d                 ~ (= (* (+ a b) c) d)
          a+1 > b-1                       ~ (> (+ a 1) (- b 1))
          a in [1, 'b', -c, d + 1]        ~ (in a 1 'b' (neg c) (+ d 1))
          a + 1 not in [2]                ~ (not-in (+ a 1) 2)
          f(a > 1 and b, /r/, g())        ~ (f (and (> a 1) b) /r/ (g))
          count(*) / sum(x)               ~ (/ (count *) (sum x))
          a / b / c                       ~ (/ (/ a b) c)
          f(a) / g[0] / 2                 ~ (/ (/ (f a) g[0]) 2)
          a like /b/ and c / d > /        ~ error
          bin(5m) + 1                     ~ (+ (bin 5m) 1)
          5 minutes                       ~ 5m
          a.0.b + c[1].d                  ~ (+ a.0.b c[1].d)
          TRUE                            ~ true
          `true`                          ~ true
          """)
  void operatorsBindByPrecedence(String text, String shape) {
    if (shape.equals("error")) {
      assertThatThrownBy(() -> expression(text)).isInstanceOf(QlSyntaxException.class);
      return;
    }
    assertThat(Trees.shape(expression(text))).isEqualTo(shape);
  }

  @Test
  void backticksAndDotsAndIndexesMakeThePath() {
    assertThat(path("`a.b`")).containsExactly(new Segment.Key("a.b"));
    assertThat(path("a.b")).containsExactly(new Segment.Key("a"), new Segment.Key("b"));
    assertThat(path("@`aws.tag.k:v`")).containsExactly(new Segment.Key("@aws.tag.k:v"));
    assertThat(path("j.users[1].`x y`[0]"))
        .containsExactly(
            new Segment.Key("j"),
            new Segment.Key("users"),
            new Segment.Index(1),
            new Segment.Key("x y"),
            new Segment.Index(0));
    assertThat(((Expr.Field) expression("j.users[1].x")).name()).isEqualTo("j.users[1].x");
  }

  @Test
  void aStringResolvesEscapesOfQuotesBackslashesAndControlCharactersOnly() {
    assertThat(text("\"a\\\"b\"")).isEqualTo("a\"b");
    assertThat(text("'it\\'s \"x\"'")).isEqualTo("it's \"x\"");
    assertThat(text("'a\\\\b'")).isEqualTo("a\\b");
    assertThat(text("'\\d\\w\\n\\t'")).isEqualTo("\\d\\w\n\t");
    assertThat(text("'a\nb'")).isEqualTo("a\nb");
  }

  @Test
  void anUnnamedColumnBearsItsTextAsWritten() {
    assertThat(names("fields  bin( 5m ),(a+b) *2, `x-y`, j.k[0], c as d, 'lit'"))
        .containsExactly("bin( 5m )", "(a+b) *2", "x-y", "j.k[0]", "d", "'lit'");
  }

  @Test
  void everyNodeKnowsItsCharacters() {
    String query = "fields a | filter (foo = 'x') and bar like /y/";
    Command.Filter filter = (Command.Filter) QlParser.parse(query).commands().get(1);
    Expr.All all = (Expr.All) filter.condition();

    assertThat(written(query, filter.span())).isEqualTo("filter (foo = 'x') and bar like /y/");
    assertThat(written(query, all.terms().get(0).span())).isEqualTo("foo = 'x'");
    assertThat(written(query, all.terms().get(1).span())).isEqualTo("bar like /y/");
    Expr.Like like = (Expr.Like) all.terms().get(1);
    assertThat(written(query, like.pattern().span())).isEqualTo("/y/");
    assertThat(written(query, like.value().span())).isEqualTo("bar");
  }

  @Test
  void aNumeralHasItsExactValue() {
    assertThat(((Expr.Numeral) expression("12345678901234567890.5e-3")).value())
        .isEqualByComparingTo("12345678901234567.8905");
  }

  private static String written(String query, Span span) {
    return query.substring(span.start(), span.end());
  }

  private static Expr expression(String text) {
    return ((Command.Fields) QlParser.parse("fields " + text).commands().getFirst())
        .items()
        .getFirst()
        .expr();
  }

  private static List<Segment> path(String text) {
    return ((Expr.Field) expression(text)).path();
  }

  private static String text(String literal) {
    return ((Expr.Text) expression(literal)).value();
  }

  private static List<String> names(String query) {
    return ((Command.Fields) QlParser.parse(query).commands().getFirst())
        .items().stream().map(Item::name).toList();
  }
}
