package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("faults row 27: what is not a query is refused with its place, never skipped")
final class QlErrorsTest {

  /** A query, the text that is wrong (empty: the end), and a piece of the message. */
  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", "", "expected: a command"),
        Arguments.of("fields a |", "", "expected: a command"),
        Arguments.of("fields a || limit 1", "|", "expected: a command"),
        Arguments.of("liimit 5", "liimit", "unknown command liimit (expected: SOURCE, accum,"),
        Arguments.of("`fields` a", "`fields`", "unknown command"),
        Arguments.of("fields a b", "b", "expected: an operator, as, ',', '|' or the end"),
        Arguments.of("fields a,", "", "the query ends early (expected: an expression)"),
        Arguments.of("fields a as", "", "expected: a name"),
        Arguments.of("fields a) | limit 1", ")", "the end of the query"),
        Arguments.of("fields (a", "", "expected: an operator or ')'"),
        Arguments.of("filter a = ", "", "expected: an expression"),
        Arguments.of("filter a = b = c", "=", "expected: and or or"),
        Arguments.of("filter a == b", "=", "expected: an expression"),
        Arguments.of("filter a & b", "&", "found the character &"),
        Arguments.of("filter and b", "and", "expected: an expression"),
        Arguments.of("filter a not b", "b", "expected: in or like"),
        Arguments.of("filter a like b", "b", "a string or a regular expression"),
        Arguments.of("filter a in []", "]", "expected: an expression"),
        Arguments.of("filter a in (1, 2)", "1", "expected: a command"),
        Arguments.of("filter a in (fields b", "", "')'"),
        Arguments.of("filter a = /x/", "/x/", "expected: an expression"),
        Arguments.of("filter a = \"it", "\"it", "the string is not closed"),
        Arguments.of("filter a like /x", "/x", "the regular expression is not closed"),
        Arguments.of("fields `a", "`a", "the name is not closed"),
        Arguments.of("fields ``", "``", "a name between the back-ticks"),
        Arguments.of("filter ip = 10.0.0.1", "10.0.0.1", "quotation marks around text"),
        Arguments.of("fields 1e999", "1e999", "a number that fits a double"),
        Arguments.of("fields 1e-9999", "1e-9999", "a number that fits a double"),
        Arguments.of("fields a[x]", "x", "a whole number"),
        Arguments.of("fields {{p}}", "{{p}}", "a placeholder without a value"),
        Arguments.of("fields a | SOURCE 'x'", "SOURCE", "at the beginning of the query"),
        Arguments.of("SOURCE logGroups(names: ['a'])", "names", "namePrefix, accountIdentifiers"),
        Arguments.of("SOURCE groups(x: 1)", "groups", "expected: logGroups or dataSource"),
        Arguments.of(
            "SOURCE logGroups(namePrefix: ['1','2','3','4','5','6'])",
            "['1','2','3','4','5','6']",
            "found 6 values (expected: at most 5)"),
        Arguments.of("SOURCE 'a' start=1d", "1d", "a time before now, such as -1d"),
        Arguments.of("SOURCE 'a' start=-1d start=-2d", "start", "expected: end, '|'"),
        Arguments.of("parse @message \"* and *\" as a", "a", "found 1 names (expected: 2"),
        Arguments.of("parse \"x\" as a, b", "a, b", "found 2 names (expected: 0"),
        Arguments.of("parse @message \"*\"", "", "expected: as"),
        Arguments.of("parse @message", "", "a glob in quotation marks"),
        Arguments.of("json \"a\" as b", "\"a\"", "expected: field"),
        Arguments.of("stats count(*) by", "", "expected: an expression"),
        Arguments.of("stats count(*) by bin(5m) offset 3", "3", "a period such as 5m"),
        Arguments.of("limit", "", "expected: any or a whole number"),
        Arguments.of("limit -1", "-", "a whole number"),
        Arguments.of("limit 1.5", "1.5", "a whole number"),
        Arguments.of("limit 99999999999999999999", "99999999999999999999", "at most 92"),
        Arguments.of("sort a up", "up", "desc, asc"),
        Arguments.of("filterIndex a > 1", ">", "expected: '=' or in"),
        Arguments.of("filterIndex a = b", "b", "a string or a number"),
        Arguments.of("dedup", "", "expected: a field"),
        Arguments.of("diff lastYear", "lastYear", "previousDay, previousWeek, previousMonth"),
        Arguments.of("anomaly x", "x", "'|' or the end of the query"),
        Arguments.of("relevantfields a", "", "where"),
        Arguments.of("unnest a as b", "as", "expected: into"),
        Arguments.of("lookup t a OUTPUT b", "OUTPUT", "expected: as"),
        Arguments.of("cidrlookup t a b", "b", "as, output or outputnew"),
        Arguments.of("join left=l where l.a = r.a (fields a)", "where", "right="),
        Arguments.of("join left=l right=r where a = r.a (fields a)", "r.a", "a field of l"),
        Arguments.of("join left=l right=r where l.a = r (fields a)", "r", "a field of r"),
        Arguments.of("join type=full left=l right=r", "full", "inner or left"),
        Arguments.of("join left=l left=r", "left", "expected: type or right"),
        Arguments.of("appendcols max=0 (fields a)", "0", "from 1 to 100000"),
        Arguments.of("addtotals col=maybe", "maybe", "true or false"),
        Arguments.of("fillmissing with 0 x", "x", "an operator or for"),
        Arguments.of("filldown a, b", ",", "a field or '*'"),
        Arguments.of("autoregress a p=3-1", "1", "from 3 to"),
        Arguments.of("outlier param=x a", "x", "a number"),
        Arguments.of("outlier", "", "a field"),
        Arguments.of("sessionize a maxspan 5", "5", "a period"),
        Arguments.of("logcompare 7d", "7d", "timeshift"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void anErrorPointsAtWhatIsWrongAndSaysWhatIsRight(String query, String found, String message) {
    QlSyntaxException error = refused(query);

    assertThat(query.substring(error.start(), error.end())).isEqualTo(found);
    assertThat(error).hasMessageContaining(message);
    if (found.isEmpty()) {
      assertThat(error.start()).isEqualTo(query.length());
    } else if (query.lastIndexOf(found) != query.indexOf(found)) {
      assertThat(error.start()).isGreaterThan(query.indexOf(found));
    }
  }

  @Test
  void aQueryHasAtMost10000Characters() {
    String longest = "fields " + "a".repeat(9_993);
    assertThatCode(() -> QlParser.parse(longest)).doesNotThrowAnyException();

    QlSyntaxException error = refused(longest + "aa");

    assertThat(error).hasMessage("a query of 10002 characters (expected: at most 10000)");
    assertThat(error.start()).isEqualTo(10_000);
    assertThat(error.end()).isEqualTo(10_002);
  }

  @Test
  void nestingIsBoundedWhateverNestsAndFitsASmallStack() throws Exception {
    FutureTask<Void> check = new FutureTask<>(QlErrorsTest::checkNesting, null);
    new Thread(null, check, "small stack", 512 * 1024).start();
    check.get();
  }

  private static void checkNesting() {
    for (String opening :
        List.of("(", "not ", "!", "-", "f(", "a^", "x in (filter ", "x in [f(", "f(a, (")) {
      String query = "filter " + opening.repeat(9_900 / opening.length());
      assertThat(refused(query)).as(opening).hasMessageContaining("too deeply nested");
    }
    assertThatCode(() -> QlParser.parse("filter " + "(".repeat(50) + "a" + ")".repeat(50)))
        .doesNotThrowAnyException();
  }

  @Test
  void arithmeticIsBoundedInDepthButAndAndOrAreNot() {
    assertThat(refused("fields a" + "+a".repeat(4_000))).hasMessageContaining("too many operators");
    assertThatCode(() -> QlParser.parse("filter a" + " or a".repeat(1_900)))
        .doesNotThrowAnyException();
    assertThatCode(() -> QlParser.parse("fields a" + "+a".repeat(400))).doesNotThrowAnyException();
  }

  private static QlSyntaxException refused(String query) {
    QlSyntaxException error =
        catchThrowableOfType(QlSyntaxException.class, () -> QlParser.parse(query));
    assertThat(error).as("not refused: %s", query).isNotNull();
    return error;
  }
}
