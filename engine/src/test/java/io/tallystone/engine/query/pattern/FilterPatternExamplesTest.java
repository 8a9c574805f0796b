package io.tallystone.engine.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS's pages on filter patterns show or say, as fifty examples. */
final class FilterPatternExamplesTest {
  private static final String A = "[ERROR 400] BAD REQUEST";
  private static final String B = "[ERROR 419] MISSING ARGUMENTS";
  private static final String C = "[WARN] UNAUTHORIZED REQUEST";
  private static final String J =
      "{\"eventType\":\"UpdateTrail\",\"sourceIPAddress\":\"111.111.111.111\",\"arrayKey\":[\"value\",\"another value\"],\"objectList\":[{\"name\":\"a\",\"id\":1},{\"name\":\"b\",\"id\":2}],\"SomeObject\":null,\"cluster.name\":\"c\"}";
  private static final String U =
      "{\"user\":{\"id\":1,\"email\":\"John.Stiles@example.com\"},\"users\":[{\"id\":2,\"email\":\"John.Doe@example.com\"}],\"actions\":[\"GET\",\"PUT\",\"DELETE\"],\"coordinates\":[[0,1,2],[4,5,6]]}";
  private static final String S =
      "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

  enum Verdict {
    MATCHES,
    MISSES,
    REFUSED
  }

  record Example(int number, String pattern, String message, Verdict verdict) {}

  private static Example matches(int number, String pattern, String message) {
    return new Example(number, pattern, message, Verdict.MATCHES);
  }

  private static Example misses(int number, String pattern, String message) {
    return new Example(number, pattern, message, Verdict.MISSES);
  }

  private static Example refused(int number, String pattern) {
    return new Example(number, pattern, "", Verdict.REFUSED);
  }

  static Stream<Example> examples() {
    return Stream.of(
        matches(1, "ERROR", A),
        misses(2, "error", A),
        matches(3, "ERROR ARGUMENTS", B),
        misses(4, "ERROR ARGUMENTS", A),
        matches(5, "?ERROR ?ARGUMENTS", A),
        misses(6, "?ERROR ?ARGUMENTS", C),
        matches(7, "?ERROR ?ARGUMENTS REQUEST", C),
        matches(8, "ERROR -ARGUMENTS", A),
        misses(9, "ERROR -ARGUMENTS", B),
        matches(10, "\"BAD REQUEST\"", A),
        misses(11, "\"REQUEST BAD\"", A),
        matches(12, "\" \"", A),
        matches(13, "%AUTHORIZED%", C),
        matches(14, "%4[0-9]{2}%", B),
        misses(15, "%^\\[ERROR%", C),
        refused(16, "%something!%"),
        refused(17, "%(a|b)%"),
        misses(18, "%ab+c%", "ac"),
        matches(19, "{ $.eventType = \"UpdateTrail\" }", J),
        matches(20, "{ $.eventType = \"Update*\" }", J),
        matches(21, "{ $.sourceIPAddress != 123.123.* }", J),
        matches(22, "{ $.arrayKey[0] = \"value\" }", J),
        misses(23, "{ $.arrayKey = \"value\" }", J),
        matches(24, "{ $.arrayKey[*] = %val.{2}% }", J),
        matches(25, "{ $.objectList[1].id = 2 }", J),
        matches(26, "{ $.SomeObject IS NULL }", J),
        misses(27, "{ $.SomeObject NOT EXISTS }", J),
        matches(28, "{ $.Other NOT EXISTS }", J),
        matches(29, "{ $.eventType = %Trail% }", J),
        matches(30, "{ $.['cluster.name'] = \"c\" }", J),
        matches(31, "{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }", J),
        matches(32, "{ $.ok IS TRUE }", "{\"ok\":true}"),
        matches(33, "{ $.n < 10e3 }", "{\"n\":9999}"),
        matches(34, "{ $.n = 1e+3 }", "{\"n\":1000}"),
        misses(35, "{ $.users != 1 }", "{\"users\":[1,2]}"),
        matches(36, "{ ($.user.id = 1) && ($.users[0].email = \"John.Doe@example.com\") }", U),
        matches(
            37,
            "{ $.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = \"nonmatch\" && $.actions[2] = \"nonmatch\" }",
            U),
        misses(
            38,
            "{ ($.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = \"nonmatch\") && $.actions[2] = \"nonmatch\" }",
            U),
        misses(
            39,
            "{ ($.user.id = 2 && $.users[0].email = \"nonmatch\") || $.actions[2] = \"GET\" }",
            U),
        matches(40, "[ip, user, username, timestamp, request=*.html*, status_code=4*, bytes]", S),
        matches(41, "[..., request=*.html*, status_code=4*, bytes]", S),
        misses(42, "[ip, user, username, timestamp, request, status_code=200, bytes]", S),
        matches(43, "[ip, server, username, timestamp, request, status_code, bytes > 1000]", S),
        matches(
            44,
            "[ip, user, username, timestamp, request, status_code = 404 || status_code = 410, bytes]",
            S),
        matches(45, "[ip=%127\\.0\\.0\\.[1-9]%, ...]", S),
        matches(46, "[w1=ERROR, w2]", "ERROR message"),
        misses(47, "[w1!=ERROR && w1!=WARNING, w2]", "ERROR message"),
        matches(
            48,
            "[l, d, t, m, url=%/service/resource/[0-9]+$%, rt]",
            "INFO 09/25/2014 12:00:00 GET /service/resource/67 1200"),
        misses(
            49,
            "[l, d, t, m, url=%/service/resource/[0-9]+$%, rt]",
            "INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310"),
        misses(50, "{ $.a = 1 }", "plain text"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleHolds(Example example) {
    if (example.verdict() == Verdict.REFUSED) {
      assertThatThrownBy(() -> FilterPattern.parse(example.pattern()))
          .isInstanceOf(InvalidPattern.class);
      return;
    }
    boolean matches =
        FilterPattern.parse(example.pattern())
            .matcher()
            .matches(example.message().getBytes(StandardCharsets.UTF_8));
    assertThat(matches).isEqualTo(example.verdict() == Verdict.MATCHES);
  }
}
