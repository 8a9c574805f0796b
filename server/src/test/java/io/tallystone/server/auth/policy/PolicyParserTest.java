package io.tallystone.server.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("faults row 9: malformed policies are refused")
class PolicyParserTest {
  private static final String GOOD =
      """
      {"Version": "2012-10-17", "Id": "x", "Statement": [
        {"Sid": "A", "Effect": "Allow", "Action": ["logs:Get*", "logs:List?"],
         "Resource": "arn:aws:logs:*:123456789012:log-group:${aws:username}:*",
         "Condition": {"StringLike": {"aws:UserAgent": ["a*", "b"]}, "Bool": {"aws:SecureTransport": true}}},
        {"Effect": "Deny", "NotAction": "logs:*", "NotResource": ["*"]}]}""";

  @Test
  void aGoodPolicyIsRead() throws MalformedPolicyException {
    assertThat(PolicyParser.parse(GOOD, PolicyType.IDENTITY).statements()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          IDENTITY |                                                                              | Syntax errors in policy.
          IDENTITY | []                                                                           | Not a JSON object
          IDENTITY | {"Statement":[]}                                                             | Statement is missing
          IDENTITY | {"Version":"2012-10-17"}                                                     | Statement is missing
          IDENTITY | {"Version":"2020-01-01","Statement":S}                                       | Version
          IDENTITY | {"Statement":S} x                                                            | Syntax errors
          IDENTITY | {"Statement":S,"Statement":S}                                                | Duplicate
          IDENTITY | {"Statement":S,"Foo":1}                                                      | Unknown element Foo
          IDENTITY | {"Statement":"x"}                                                            | an object
          IDENTITY | {"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}                 | Allow or Deny
          IDENTITY | {"Statement":{"Action":"*","Resource":"*"}}                                  | Allow or Deny
          IDENTITY | {"Statement":{"Effect":"Allow","Resource":"*"}}                              | must contain actions
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}} | must contain actions
          IDENTITY | {"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}                  | at least one
          IDENTITY | {"Statement":{"Effect":"Allow","Action":5,"Resource":"*"}}                   | a string
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"PutLogEvents","Resource":"*"}}      | prefaced by a vendor
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"*"}}                                | must contain resources
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"app"}}               | must be in ARN format
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}} | should not specify a principal
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Sid":"a b"}}     | alpha-numeric
          IDENTITY | {"Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"}]} | must be unique
          IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Foo":1}}         | Unknown element Foo
          IDENTITY | C{"StringMatches":{"aws:x":"1"}}                                             | Invalid Condition type : StringMatches.
          IDENTITY | C{"ForSome:StringEquals":{"aws:x":"1"}}                                      | Invalid Condition type
          IDENTITY | C{"NullIfExists":{"aws:x":"true"}}                                           | Invalid Condition type
          IDENTITY | C{"StringEquals":{"x":"1"}}                                                  | prefaced by a vendor
          IDENTITY | C{"StringEquals":{"aws:x":{"y":1}}}                                          | a string, number or Boolean
          IDENTITY | C{"StringEquals":"x"}                                                        | an object
          IDENTITY | C{"StringEquals":{"aws:x":"${aws:username"}}                                 | not closed
          IDENTITY | C{"StringEquals":{"aws:x":"${aws:username, x}"}}                             | single quotes
          IDENTITY | C{"NumericEquals":{"aws:x":"ten"}}                                           | a number
          IDENTITY | C{"DateLessThan":{"aws:x":"yesterday"}}                                      | an ISO 8601 date
          IDENTITY | C{"Bool":{"aws:x":"yes"}}                                                    | true or false
          IDENTITY | C{"Null":{"aws:x":"yes"}}                                                    | true or false
          IDENTITY | C{"BinaryEquals":{"aws:x":"%"}}                                              | base64
          IDENTITY | C{"IpAddress":{"aws:x":"10.0.0.0/33"}}                                       | an IP address
          IDENTITY | C{"IpAddress":{"aws:x":"localhost"}}                                         | an IP address
          IDENTITY | C{"ArnLike":{"aws:x":"app"}}                                                 | an ARN
          RESOURCE | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}                 | Missing required field Principal
          RESOURCE | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"x"}} | Invalid principal
          RESOURCE | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":"arn:aws:iam::1:user/x"}}} | Invalid principal
          RESOURCE | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":"arn:aws:iam::123456789012:user/*"}}} | Invalid principal
          RESOURCE | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"Foo":"x"}}} | Invalid principal
          RESOURCE | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotPrincipal":{"AWS":"123456789012"}}} | NotPrincipal
          TRUST    | {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*","Resource":"*"}} | prohibited field Resource
          TRUST    | {"Statement":{"Effect":"Allow","Action":"logs:*","Principal":"*"}}           | may only specify STS AssumeRole
          TRUST    | {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}                   | Missing required field Principal
          """)
  void aMalformedPolicyIsRefused(PolicyType type, @Nullable String text, String message) {
    String statement = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
    String policy = text == null ? "" : text.replaceAll(":S(?=[,}])", ":" + statement);
    String document =
        policy.startsWith("C{")
            ? "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                + "\"Resource\":\"*\",\"Condition\":"
                + policy.substring(1)
                + "}}"
            : policy;
    assertThatThrownBy(() -> PolicyParser.parse(document, type))
        .isInstanceOf(MalformedPolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void depthIsRefusedWithoutAStackOverflow() {
    assertThatThrownBy(() -> PolicyParser.parse("{\"a\":".repeat(10_000), PolicyType.IDENTITY))
        .isInstanceOf(MalformedPolicyException.class);
  }

  @Test
  void anyDamageIsEitherReadOrRefused() {
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder(GOOD);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, (char) random.nextInt(128));
          default -> text.insert(at, text.charAt(random.nextInt(text.length())));
        }
      }
      try {
        PolicyParser.parse(text.toString(), PolicyType.IDENTITY);
      } catch (MalformedPolicyException expected) {
        assertThat(expected.text()).as("seed %d round %d", seed, round).isNotEmpty();
      }
    }
  }
}
