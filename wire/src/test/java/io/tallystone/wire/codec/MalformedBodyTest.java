package io.tallystone.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Service.Protocol;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

class MalformedBodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"logGroupName\":5}|NUMBER_VALUE can not be converted to a String",
        "{\"logGroupName\":true}|TRUE_VALUE can not be converted to a String",
        "{\"logGroupName\":[\"a\"]}|Start of list found where not expected",
        "{\"logGroupName\":{}}|Start of structure or map found where not expected.",
        "{\"logEvents\":{}}|Start of structure or map found where not expected.",
        "{\"logEvents\":\"x\"}|Expected list or null, found STRING_VALUE",
        "{\"logEvents\":[5]}|Expected structure or map or null, found NUMBER_VALUE",
        "{\"logEvents\":[null]}|Unexpected null in a list or map",
        "{\"logEvents\":[{\"timestamp\":\"1\"}]}|STRING_VALUE can not be converted to a Long",
        "{\"logEvents\":[{\"timestamp\":1.5}]}|1.5 can not be converted to Long",
        "[]|Start of list found where not expected",
        "null|Expected structure or map or null, found NULL_VALUE",
        "{} {}|Unexpected content after the end of the body",
        "{} x|Malformed body at byte 3",
        "{|Malformed body at byte 1",
        "{\"a\":tru}|Malformed body at byte 5",
      })
  void aWrongBodyIsASerializationException(String body, String message) {
    AwsException error = refused(body.getBytes(StandardCharsets.UTF_8));
    assertThat(error.code()).isEqualTo("SerializationException");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.text()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"logEvents\":[{\"a\":["})
  @DisplayName("faults row 20: depth 10,000 is refused without a stack overflow")
  void deepNestingIsRefused(String opening) {
    AwsException error =
        refused(("{\"unknown\":" + opening.repeat(10_000)).getBytes(StandardCharsets.UTF_8));
    assertThat(error.code()).isEqualTo("SerializationException");
    assertThat(error.text()).startsWith("Body exceeds a limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"logGroupName\":\"a\",\"logGroupName\":\"b\"}",
        "{\"logGroupName\":null,\"logGroupName\":\"b\"}",
        "{\"logEvents\":[{\"timestamp\":1,\"timestamp\":2}]}",
        "{\"entity\":{\"attributes\":{\"k\":\"1\",\"k\":\"2\"}}}"
      })
  @DisplayName("faults row 20: duplicate keys are refused")
  void duplicateKeysAreRefused(String body) {
    assertThat(refused(body.getBytes(StandardCharsets.UTF_8)).text()).startsWith("Duplicate key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999",
        "-1e999",
        "9223372036854775808",
        "1e-999",
        "99999999999999999999999999",
        "7e99999999999999999"
      })
  @DisplayName("faults row 20: numbers out of range are refused")
  void numbersOutOfRangeAreRefused(String number) {
    AwsException error =
        refused(
            ("{\"logEvents\":[{\"timestamp\":" + number + "}]}").getBytes(StandardCharsets.UTF_8));
    assertThat(error.code()).isEqualTo("SerializationException");
  }

  @Test
  @DisplayName("faults row 20: 1e999 is no double either")
  void anInfiniteDoubleIsRefused() {
    OperationModel model = operation("PutMetricFilter");
    byte[] body =
        "{\"metricTransformations\":[{\"defaultValue\":1e999}]}".getBytes(StandardCharsets.UTF_8);
    AwsException error =
        catchThrowableOfType(AwsException.class, () -> codec().decode(model, body));
    assertThat(error.text()).isEqualTo("1e999 is out of range for Double");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C080", "EDA080", "FF", "C3", "E282", "F4908080", "80", "F0808080"})
  @DisplayName("faults row 19: bytes that are not UTF-8 are refused")
  void invalidUtf8IsRefused(String hex) {
    byte[] bad = java.util.HexFormat.of().parseHex(hex);
    byte[] prefix = "{\"logGroupName\":\"".getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[prefix.length + bad.length + 2];
    System.arraycopy(prefix, 0, body, 0, prefix.length);
    System.arraycopy(bad, 0, body, prefix.length, bad.length);
    body[body.length - 2] = '"';
    body[body.length - 1] = '}';
    assertThat(refused(body).text()).isEqualTo("Body is not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00x", "\\ud83d\\ud83d", "a\\uD83D"})
  @DisplayName("faults row 19: lone surrogates are refused")
  void loneSurrogatesAreRefused(String text) {
    byte[] body = ("{\"logGroupName\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(refused(body).text()).isEqualTo("String has a surrogate without its partner");
  }

  @Test
  @DisplayName("faults row 19: U+0000 and escaped pairs round-trip")
  void nulAndEscapedPairsRoundTrip() {
    byte[] body =
        "{\"logEvents\":[{\"message\":\"a\\u0000b\\ud83d\\ude00\\\\ud800\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    SdkPojo decoded = codec().decode(operation("PutLogEvents"), body);
    assertThat(decoded)
        .isEqualTo(
            PutLogEventsRequest.builder()
                .logEvents(InputLogEvent.builder().message("a\u0000b😀\\ud800").build())
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"unknown\":{\"a\":[1,{\"b\":null}]},\"logGroupName\":null}",
        "  {\"logGroupName\":null}\n"
      })
  void emptyAndUnknownAreNothing(String body) {
    SdkPojo decoded =
        codec().decode(operation("PutLogEvents"), body.getBytes(StandardCharsets.UTF_8));
    assertThat(decoded).isEqualTo(PutLogEventsRequest.builder().build());
  }

  @Test
  void onlyUtf8IsTried() {
    byte[] utf16 = "{\"logGroupName\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
    assertThat(refused(utf16).code()).isEqualTo("SerializationException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UserName=a%|MalformedQueryString",
        "UserName=%zz|MalformedQueryString",
        "UserName=%ff|MalformedQueryString",
        "UserName=a&UserName=b|MalformedQueryString",
        "Tags.member.x.Key=a|MalformedQueryString",
        "Tags.member.-1.Key=a|MalformedQueryString",
        "Tags.member.1.Key=a&Tags.member.01.Key=b|MalformedQueryString",
        "UserName.x=a|MalformedQueryString",
        "Tags.member.99999999999.Key=a|MalformedQueryString",
      })
  void aWrongFormIsRefused(String body, String code) {
    assertThat(refusedForm("iam", "CreateUser", body).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.5", "", "99999999999", "0x10", " 5"})
  void aFormValueOfTheWrongTypeIsMalformedInput(String value) {
    AwsException error = refusedForm("iam", "ListUsers", "MaxItems=" + value);
    assertThat(error.code()).isEqualTo("MalformedInput");
    assertThat(error.text()).startsWith("MaxItems: ");
  }

  @Test
  void aDeeplyNestedParameterIsRefused() {
    assertThat(refusedForm("iam", "CreateUser", "a.".repeat(100_000) + "b=c").code())
        .isEqualTo("MalformedQueryString");
  }

  private static ProtocolCodec codec() {
    return Codecs.of(Protocol.AWS_JSON_1_1, "cloudwatchlogs");
  }

  private static OperationModel operation(String name) {
    return OperationTables.find("cloudwatchlogs", name).orElseThrow();
  }

  private static AwsException refused(byte[] body) {
    AwsException error =
        catchThrowableOfType(
            AwsException.class, () -> codec().decode(operation("PutLogEvents"), body));
    assertThat(error).as("an error").isNotNull();
    return error;
  }

  private static AwsException refusedForm(String service, String operation, String body) {
    OperationModel model = OperationTables.find(service, operation).orElseThrow();
    ProtocolCodec codec = Codecs.of(Protocol.AWS_QUERY, service);
    AwsException error =
        catchThrowableOfType(
            AwsException.class, () -> codec.decode(model, body.getBytes(StandardCharsets.UTF_8)));
    assertThat(error).as("an error").isNotNull();
    return error;
  }
}
