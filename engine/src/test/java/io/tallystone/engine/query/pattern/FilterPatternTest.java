package io.tallystone.engine.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.block.Needs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterPatternTest {
  private static final String ACCESS =
      "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{ $.a = 1~If a filter pattern starts with '{' it must end with '}'",
        "[time, level=ERROR~If a filter pattern starts with '[' it must end with ']'",
        "?Status: timeout~Invalid character(s) in term ':'",
        "x (reason~Invalid character(s) in term '('",
        "{ $.\"sc-status\" = 5* }~Invalid character(s) in term '\"'",
        "[...fields, status=FAILED]~Invalid character(s) in term '...fields'",
        "%something!%~Invalid character(s) in term '!'",
        "%(a*)*%~Invalid character(s) in term '('",
        "%é%~Invalid character(s) in term 'é'",
        "\"open~Invalid filter pattern: a double quotation mark is not closed",
        "[a, b=1 && c=2]~Invalid filter pattern: column 'c' in a condition on column 'b'",
        "{ $.a > x }~Invalid filter pattern: 'x' (expected: a number)",
        "{ $.a[*].b[*] = 1 }~Invalid filter pattern: $.a[*].b[*] has 2 wildcards (expected: at most 1)",
      })
  void aRefusalSaysWhyInAwsWordsIfTheyAreKnown(String pattern, String message) {
    assertThatThrownBy(() -> FilterPattern.parse(pattern))
        .isInstanceOf(InvalidPattern.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "?",
        "a -",
        "{}",
        "[]",
        "[a,]",
        "[a,,b]",
        "[..., a, ...]",
        "[=1]",
        "%%",
        "%a",
        "%a%%b%",
        "{ $ = 1 }",
        "{ $.a }",
        "{ $.a = }",
        "{ $.a == 1 }",
        "{ $.a IS NOT NULL }",
        "{ $.a EXISTS }",
        "{ ($.a = 1 }",
        "{ $.a = 1 && }",
        "{ $.a[x] = 1 }",
        "{ $.a[99999999999] = 1 }",
        "{ !($.a = 1) }",
        "{ $.a = %x% && $.b = %y% && $.c = %z% }",
        "%[a%",
        "%a**%",
        "%\\b%",
        "%\\%",
        "%\\xff%",
        "%a{1001}%",
        "%a{900}b{900}%",
        "%a{3,2}%",
        "{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.* = 1 }",
        "\ud800"
      })
  void whatIsNotInTheLanguageIsRefused(String pattern) {
    assertThatThrownBy(() -> FilterPattern.parse(pattern)).isInstanceOf(InvalidPattern.class);
  }

  @Test
  void aPatternOf1024CharactersIsTakenAndALongerOneRefused() {
    assertThat(matches("a".repeat(1_024), "b")).isFalse();
    assertThatThrownBy(() -> FilterPattern.parse("a".repeat(1_025)))
        .hasMessageContaining("length 1025 (expected: at most 1024)");
  }

  @Test
  void deepParenthesesAreRefusedWithoutOverflowingTheStack() {
    String nested = "{" + "(".repeat(500) + "$.a=1" + ")".repeat(500) + "}";
    assertThatThrownBy(() -> FilterPattern.parse(nested)).isInstanceOf(InvalidPattern.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\"\"", "\" \""})
  void anEmptyPatternOrPhraseMatchesEverything(String pattern) {
    assertThat(matches(pattern, "")).isTrue();
    assertThat(matches(pattern, "x")).isTrue();
  }

  @Test
  void exclusionAloneMatchesTheRest() {
    assertThat(matches("-a -\"b c\"", "b")).isTrue();
    assertThat(matches("-a -\"b c\"", "xb c")).isFalse();
  }

  @Test
  void quotesAndBackslashesAreEscapedInPhrases() {
    assertThat(matches("\"say \\\"hi\\\"\"", "say \"hi\"")).isTrue();
    assertThat(matches("\"c:\\\\temp\"", "in c:\\temp")).isTrue();
    assertThat(matches("\"c:\\temp\"", "in c:\\temp")).isTrue();
  }

  @Test
  @DisplayName("faults row 26: regular expressions take linear time")
  void regularExpressionsTakeLinearTime() {
    String pattern = "%" + "a*".repeat(500) + "b%";
    Assertions.assertTimeout(
        Duration.ofSeconds(20), () -> assertThat(matches(pattern, "a".repeat(2_000))).isFalse());
  }

  @Test
  @DisplayName("faults row 20: JSON of depth 10,000 in a message does not match, nor overflow")
  void deepJsonDoesNotMatch() {
    String deep = "{\"a\":1,\"b\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(matches("{ $.a = 1 }", deep)).isFalse();
    assertThat(matches("{ $.b NOT EXISTS }", deep)).isFalse();
    assertThat(matches("{ $.a = 1 }", "{\"b\":".repeat(10_000))).isFalse();
  }

  @Test
  @DisplayName("faults row 20: of duplicate keys the last counts")
  void theLastOfDuplicateKeysCounts() {
    assertThat(matches("{ $.a = 2 }", "{\"a\":1,\"a\":2}")).isTrue();
    assertThat(matches("{ $.a = 1 }", "{\"a\":1,\"a\":2}")).isFalse();
    assertThat(matches("{ $.a.b = 1 }", "{\"a\":{\"b\":1},\"a\":{\"c\":1}}")).isFalse();
    assertThat(matches("{ $.* = 1 }", "{\"a\":1,\"a\":2}")).isFalse();
    assertThat(matches("{ $.a NOT EXISTS }", "{\"a\":1,\"a\":null}")).isFalse();
  }

  @Test
  @DisplayName("faults row 20: 1e999 and beyond compare as numbers")
  void hugeNumbersCompare() {
    assertThat(matches("{ $.a > 5 }", "{\"a\":1e999}")).isTrue();
    assertThat(matches("{ $.a > 5 }", "{\"a\":-1e99999999999}")).isFalse();
    assertThat(matches("{ $.a < 5 }", "{\"a\":-1e99999999999}")).isTrue();
    assertThat(matches("{ $.a = 0 }", "{\"a\":1e-99999999999}")).isTrue();
    assertThat(matches("{ $.a = 1e999 }", "{\"a\":10e998}")).isTrue();
    assertThat(matches("{ $.a = 9007199254740993 }", "{\"a\":9007199254740992}")).isFalse();
    assertThat(matches("{ $.a > 5 }", "{\"a\":" + "9".repeat(100_000) + "}")).isFalse();
  }

  @Test
  void numbersAndStringsAreDifferentInJson() {
    assertThat(matches("{ $.a = 1 }", "{\"a\":\"1\"}")).isFalse();
    assertThat(matches("{ $.a = \"1\" }", "{\"a\":1}")).isFalse();
    assertThat(matches("{ $.a = 5* }", "{\"a\":503}")).isTrue();
    assertThat(matches("{ $.a = \"*\" }", "{\"a\":7}")).isTrue();
    assertThat(matches("{ $.a = \"*\" }", "{\"b\":7}")).isFalse();
    assertThat(matches("{ $.a != 1 }", "{\"b\":7}")).isFalse();
    assertThat(matches("{ $.a != 1 }", "{\"a\":true}")).isFalse();
  }

  @Test
  void escapedJsonStringsMatchAndNeedsAllowForThem() {
    FilterPattern pattern = FilterPattern.parse("{ $.path = \"/api/A\" }");
    byte[] escaped = "{\"pat\\u0068\":\"\\/api\\/\\u0041\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(pattern.matcher().matches(escaped)).isTrue();
    assertThat(pattern.needs()).isInstanceOf(Needs.AnyOf.class);
  }

  @Test
  void textAroundAnObjectIsNotJson() {
    assertThat(matches("{ $.a = 1 }", " {\"a\":1}\r\n")).isTrue();
    assertThat(matches("{ $.a = 1 }", "x {\"a\":1}")).isFalse();
    assertThat(matches("{ $.a = 1 }", "{\"a\":1} x")).isFalse();
    assertThat(matches("{ $.a = 1 }", "{\"a\":1}{\"a\":1}")).isFalse();
    assertThat(matches("{ $.b NOT EXISTS }", "[1]")).isFalse();
    String utf16 =
        new String("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8);
    assertThat(matches("{ $.a = 1 }", utf16)).isFalse();
  }

  @Test
  void columnsAreCountedUnlessThereIsAnEllipsis() {
    assertThat(matches("[w1=ERROR, w2]", "ERROR a b")).isFalse();
    assertThat(matches("[w1=ERROR, ...]", "ERROR a b")).isTrue();
    assertThat(matches("[w1=ERROR, ..., w9]", "ERROR")).isFalse();
    assertThat(matches("[a]", "  \"x y\"\n")).isTrue();
  }

  @Test
  void aMessageFullOfOpeningDelimitersIsSplitInLinearTime() {
    String message = "[ \" ".repeat(250_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> assertThat(matches("[..., x=\"[\", y]", message)).isTrue());
  }

  @Test
  void namedColumnsAreExtractedWithoutDelimiters() {
    assertThat(
            extract(
                "[ip, server, username, timestamp, request, status_code, bytes > 1000]", ACCESS))
        .containsExactlyEntriesOf(
            ordered(
                "$ip", "127.0.0.1",
                "$server", "Prod",
                "$username", "frank",
                "$timestamp", "10/Oct/2000:13:25:15 -0700",
                "$request", "GET /index.html HTTP/1.0",
                "$status_code", "404",
                "$bytes", "1534"));
  }

  @Test
  void unnamedColumnsAreExtractedByPosition() {
    assertThat(extract("[ip, ..., status_code=4*, bytes]", ACCESS))
        .containsEntry("$ip", "127.0.0.1")
        .containsEntry("$4", "10/Oct/2000:13:25:15 -0700")
        .containsEntry("$status_code", "404")
        .hasSize(7);
  }

  @Test
  void jsonValuesAreExtractedBySelector() {
    assertThat(
            extract(
                "{ $.n > 1 && $.s.['x.y'] = \"*\" && $.l[*] = 2 && $.o = \"*\" && $.z IS NULL }",
                "{\"n\":1.50,\"s\":{\"x.y\":\"\\u0041\"},\"l\":[2,3],\"o\":{},\"z\":null}"))
        .containsExactlyEntriesOf(ordered("$.n", "1.50", "$.s.['x.y']", "A", "$.l[*]", "2"));
  }

  @Test
  void termsExtractNothing() {
    assertThat(extract("frank", ACCESS)).isEmpty();
    assertThat(extract("%frank%", ACCESS)).isEmpty();
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static boolean matches(String pattern, String message) {
    return FilterPattern.parse(pattern).matcher().matches(message.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> extract(String pattern, String message) {
    return FilterPattern.parse(pattern).extract(message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void countedOpenlyAPatternOfColumnsAlsoMatchesLongerMessages() {
    FilterPattern strict = FilterPattern.parse("[w1=ERROR, w2]");
    FilterPattern open = FilterPattern.parse("[w1=ERROR, w2]", ColumnCount.OPEN);
    byte[] two = "ERROR message".getBytes(StandardCharsets.UTF_8);
    byte[] many = "ERROR message of many words".getBytes(StandardCharsets.UTF_8);

    assertThat(strict.matcher().matches(two)).isTrue();
    assertThat(open.matcher().matches(two)).isTrue();
    assertThat(strict.matcher().matches(many)).isFalse();
    assertThat(open.matcher().matches(many)).isTrue();
    assertThat(open.matcher().matches("ERROR".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(open.extract(many)).containsEntry("$w2", "message").containsEntry("$5", "words");
  }
}
