package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.ql.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LexerTest {

  @Test
  void aSlashDividesBehindAnOperandAndOpensARegularExpressionElsewhere() {
    assertThat(kinds("a / b / c")).doesNotContain(Kind.REGEX);
    assertThat(kinds("f(a) /b/ 2")).doesNotContain(Kind.REGEX);
    assertThat(kinds("a[0] /b/ `c` /d/ 1 /e/ '' /f")).doesNotContain(Kind.REGEX);
    assertThat(kinds("a like /b/ and c =~ /d/ and f(/e/, /g/)"))
        .filteredOn(kind -> kind == Kind.REGEX)
        .hasSize(4);
  }

  @Test
  void inParseASlashAlwaysOpensARegularExpression() {
    assertThat(kinds("parse a.b /x/ multi")).contains(Kind.REGEX);
    assertThat(kinds("parse /x/")).contains(Kind.REGEX);
    assertThat(kinds("fields a | parse `b` /x/ | fields c /d/ e"))
        .filteredOn(kind -> kind == Kind.REGEX)
        .hasSize(1);
    assertThat(kinds("filter a in (parse @m /x/ | limit 1) and b /c/ d"))
        .filteredOn(kind -> kind == Kind.REGEX)
        .hasSize(1);
    assertThat(kinds("fields parse / a / b, (parse / 2) / parse / 3")).doesNotContain(Kind.REGEX);
  }

  @Test
  void aRegularExpressionEndsAtItsSlashNotAtOneBehindABackslashOrInBrackets() {
    assertThat(regex("/a\\/b/")).isEqualTo("a\\/b");
    assertThat(regex("/a\\\\/")).isEqualTo("a\\\\");
    assertThat(regex("/[/]+[^/]/")).isEqualTo("[/]+[^/]");
    assertThat(regex("/[]/]x/")).isEqualTo("[]/]x");
    assertThat(regex("/[^]/]x/")).isEqualTo("[^]/]x");
    assertThat(regex("/[[:alpha:]/]x/")).isEqualTo("[[:alpha:]/]x");
    assertThat(regex("/[\\]/]x/")).isEqualTo("[\\]/]x");
    assertThat(regex("/\\[/")).isEqualTo("\\[");
    assertThat(regex("/a # b | 'c\n/")).isEqualTo("a # b | 'c\n");
  }

  @Test
  void digitsMakeNumbersPeriodsTimesOrNames() {
    assertThat(kinds("1 1.5 .5 1e3 1E+3 1e-3")).containsOnly(Kind.NUMBER, Kind.END);
    assertThat(kinds("5m 10MINUTES 1mo 500ms 3qtrs")).containsOnly(Kind.PERIOD, Kind.END);
    assertThat(kinds("2026-01-23T00:00Z 2026-01-23T00:00:00.123Z"))
        .containsOnly(Kind.TIME, Kind.END);
    assertThat(kinds("4xx 5m.x a.5 1_000 2026x")).containsOnly(Kind.NAME, Kind.END);
    assertThat(kinds("2026-01-23"))
        .containsExactly(Kind.NUMBER, Kind.SYMBOL, Kind.NUMBER, Kind.SYMBOL, Kind.NUMBER, Kind.END);
  }

  @Test
  void commentsAndBlanksOfAnyKindSeparate() {
    assertThat(Lexer.tokens("a#b\n\u00a0\t# c\r\nd #"))
        .extracting(Token::text)
        .containsExactly("a", "d", "");
  }

  private static List<Kind> kinds(String text) {
    return Lexer.tokens(text).stream().map(Token::kind).toList();
  }

  private static String regex(String text) {
    List<Token> tokens = Lexer.tokens(text);
    assertThat(tokens).extracting(Token::kind).containsExactly(Kind.REGEX, Kind.END);
    return tokens.getFirst().text();
  }
}
