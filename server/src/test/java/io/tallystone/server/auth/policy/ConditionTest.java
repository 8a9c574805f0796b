package io.tallystone.server.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operator, with the key present and absent. */
class ConditionTest {
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("aws:username", List.of("ann")),
          Map.entry("x:number", List.of("15")),
          Map.entry("x:text", List.of("Hello")),
          Map.entry("x:star", List.of("*")),
          Map.entry("x:flag", List.of("true")),
          Map.entry("x:bytes", List.of("QmluYXJ5")),
          Map.entry("aws:sourceip", List.of("203.0.113.7")),
          Map.entry("x:ip6", List.of("2001:db8:1234::7")),
          Map.entry("aws:currenttime", List.of("2026-03-01T12:00:00Z")),
          Map.entry("aws:epochtime", List.of("1772366400")),
          Map.entry("x:arn", List.of("arn:aws:logs:us-east-1:123456789012:log-group:app:*")),
          Map.entry("aws:tagkeys", List.of("team", "cost")));

  @ParameterizedTest(name = "{0} {1} = {2} → {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StringEquals              | x:text          | "Hello"                       | true
          StringEquals              | X:TEXT          | "Hello"                       | true
          StringEquals              | x:text          | "hello"                       | false
          StringEquals              | x:text          | ["no","Hello"]                | true
          StringEquals              | x:text          | "Hel*"                        | false
          StringEquals              | x:none          | "Hello"                       | false
          StringEqualsIfExists      | x:none          | "Hello"                       | true
          StringEqualsIfExists      | x:text          | "other"                       | false
          StringNotEquals           | x:text          | "Hello"                       | false
          StringNotEquals           | x:text          | ["a","b"]                     | true
          StringNotEquals           | x:text          | ["a","Hello"]                 | false
          StringNotEquals           | x:none          | "Hello"                       | true
          StringEqualsIgnoreCase    | x:text          | "hELLO"                       | true
          StringNotEqualsIgnoreCase | x:text          | "hELLO"                       | false
          StringLike                | x:text          | "H?l*"                        | true
          StringLike                | x:text          | "h*"                          | false
          StringNotLike             | x:text          | "H*"                          | false
          StringLike                | aws:username    | "${aws:username}"             | true
          StringLike                | x:text          | "${x:star}"                   | false
          StringEquals              | x:star          | "${*}"                        | true
          StringEquals              | aws:username    | "${x:none, 'ann'}"            | true
          StringEquals              | aws:username    | "${x:none}"                   | false
          NumericEquals             | x:number        | 15                            | true
          NumericEquals             | x:number        | "15.0"                        | true
          NumericNotEquals          | x:number        | "15"                          | false
          NumericLessThan           | x:number        | "15"                          | false
          NumericLessThanEquals     | x:number        | "15"                          | true
          NumericGreaterThan        | x:number        | "14.9"                        | true
          NumericGreaterThanEquals  | x:number        | "16"                          | false
          NumericEquals             | x:text          | "15"                          | false
          DateGreaterThan           | aws:currenttime | "2026-02-28T00:00:00Z"        | true
          DateGreaterThan           | aws:currenttime | "2026-03-01T13:00:00+01:00"   | false
          DateLessThan              | aws:currenttime | "2026-03-02"                  | true
          DateLessThanEquals        | aws:epochtime   | "2026-03-01T12:00:00Z"        | true
          DateEquals                | aws:currenttime | "1772366400"                  | true
          DateNotEquals             | aws:currenttime | "2026-03-01T12:00:00Z"        | false
          DateGreaterThanEquals     | aws:currenttime | "2026-03-01T12:00Z"           | true
          Bool                      | x:flag          | "true"                        | true
          Bool                      | x:flag          | false                         | false
          Bool                      | x:none          | "false"                       | false
          BoolIfExists              | x:none          | "false"                       | true
          BinaryEquals              | x:bytes         | "QmluYXJ5"                    | true
          BinaryEquals              | x:bytes         | "QmluYXI="                    | false
          IpAddress                 | aws:SourceIp    | "203.0.113.0/24"              | true
          IpAddress                 | aws:SourceIp    | "203.0.113.8"                 | false
          IpAddress                 | aws:SourceIp    | ["10.0.0.0/8","203.0.113.7"]  | true
          IpAddress                 | x:ip6           | "2001:db8:1234::/48"          | true
          IpAddress                 | x:ip6           | "203.0.113.0/24"              | false
          NotIpAddress              | aws:SourceIp    | "203.0.113.0/25"              | false
          NotIpAddress              | aws:SourceIp    | "203.0.113.128/25"            | true
          ArnLike                   | x:arn           | "arn:aws:logs:*:*:log-group:*"| true
          ArnEquals                 | x:arn           | "arn:aws:logs:*:*:log-group:a?p:*" | true
          ArnLike                   | x:arn           | "arn:aws:*:log-group:app:*:x" | false
          ArnNotLike                | x:arn           | "arn:aws:s3:*:*:*"            | true
          ArnNotEquals              | x:arn           | "arn:aws:logs:*:*:*"          | false
          Null                      | x:none          | "true"                        | true
          Null                      | x:text          | true                          | false
          Null                      | x:text          | "false"                       | true
          ForAllValues:StringEquals | aws:TagKeys     | ["team","cost","other"]       | true
          ForAllValues:StringEquals | aws:TagKeys     | ["team"]                      | false
          ForAllValues:StringEquals | x:none          | ["team"]                      | true
          ForAnyValue:StringEquals  | aws:TagKeys     | ["cost"]                      | true
          ForAnyValue:StringEquals  | aws:TagKeys     | ["other"]                     | false
          ForAnyValue:StringEquals  | x:none          | ["team"]                      | false
          ForAnyValue:StringNotEquals | aws:TagKeys   | ["team"]                      | true
          ForAllValues:StringNotEquals | aws:TagKeys  | ["other"]                     | true
          ForAllValues:StringNotLike | aws:TagKeys    | ["te*"]                       | false
          ForAnyValue:StringLikeIfExists | x:none     | ["te*"]                       | true
          """)
  void holdsAsDocumented(String operator, String key, String value, boolean expected)
      throws MalformedPolicyException {
    assertThat(answer("2012-10-17", operator, key, value).allows()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock = "StringEquals | aws:username | \"${aws:username}\" | false")
  void theOlderVersionHasNoVariables(String operator, String key, String value, boolean expected)
      throws MalformedPolicyException {
    assertThat(answer("2008-10-17", operator, key, value).allows()).isEqualTo(expected);
  }

  private static Answer answer(String version, String operator, String key, String value)
      throws MalformedPolicyException {
    String policy =
        """
        {"Version": "%s", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
         "Condition": {"%s": {"%s": %s}}}}"""
            .formatted(version, operator, key, value);
    return PolicyParser.parse(policy, PolicyType.IDENTITY)
        .answer(
            new Question(
                new Caller("", "", "", ""),
                "logs:PutLogEvents",
                "*",
                name -> KEYS.getOrDefault(name, List.of())));
  }
}
