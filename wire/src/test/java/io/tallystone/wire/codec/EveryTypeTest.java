package io.tallystone.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.tallystone.wire.Service.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;

/** The types and traits that no operation of the services here uses yet. */
class EveryTypeTest {
  private static final OperationModel MODEL =
      new OperationModel("cloudwatchlogs", "Every", "", EveryType::new, EveryType::new);

  @ParameterizedTest
  @EnumSource(names = {"AWS_JSON_1_0", "AWS_JSON_1_1", "RPC_V2_CBOR"})
  void everyTypeRoundTrips(Protocol protocol) {
    ProtocolCodec codec = Codecs.of(protocol, "cloudwatchlogs");
    for (long seed = 0; seed < 300; seed++) {
      SdkPojo value = new RandomPojos(seed, false).fill(new EveryType());
      byte[] body = codec.encode(MODEL, value, "r").body();
      assertThat(codec.decode(MODEL, body).equalsBySdkFields(value))
          .as("seed %d: %s", seed, new String(body, StandardCharsets.UTF_8))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "instant|1.5|1970-01-01T00:00:01.500Z",
        "instant|-1|1969-12-31T23:59:59Z",
        "instant|1e3|1970-01-01T00:16:40Z",
        "instant|\"1970-01-01T01:00:00+01:00\"|1970-01-01T00:00:00Z",
        "millis|1500|1970-01-01T00:00:01.500Z",
        "httpDate|\"Thu, 01 Jan 1970 00:00:01 GMT\"|1970-01-01T00:00:01Z",
        "iso|\"1970-01-01T00:00:00.25Z\"|1970-01-01T00:00:00.250Z",
      })
  void jsonTimestampsFollowTheirFormat(String member, String json, String expected) {
    byte[] body = ("{\"" + member + "\":" + json + "}").getBytes(StandardCharsets.UTF_8);
    SdkPojo decoded = Codecs.of(Protocol.AWS_JSON_1_1, "cloudwatchlogs").decode(MODEL, body);
    assertThat(((EveryType) decoded).value(member)).isEqualTo(Instant.parse(expected));
  }

  @Test
  void jsonTimestampsAreWrittenInTheirFormat() {
    EveryType value = new EveryType();
    Instant instant = Instant.parse("2026-01-01T00:00:00.250Z");
    value.set("instant", instant);
    value.set("millis", instant);
    value.set("httpDate", instant);
    value.set("iso", instant);
    byte[] body =
        Codecs.of(Protocol.AWS_JSON_1_1, "cloudwatchlogs").encode(MODEL, value, "r").body();
    assertThat(new String(body, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"instant\":1767225600.25,\"millis\":1767225600250,"
                + "\"httpDate\":\"Thu, 01 Jan 2026 00:00:00 GMT\","
                + "\"iso\":\"2026-01-01T00:00:00.250Z\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "a1 66 646f75626c65 f93e00, double, 1.5", // half
    "a1 66 646f75626c65 fa3fc00000, double, 1.5", // single
    "bf 66 646f75626c65 fb3ff8000000000000 ff, double, 1.5", // indefinite map
    "a1 66 646f75626c65 03, double, 3.0", // an integer where a double is due
    "a1 66 646f75626c65 f97e00, double, NaN",
    "a1 66 646f75626c65 f9fc00, double, -Infinity",
    "bf 64 74657874 7f 6161 6162 ff ff, text, ab", // text in pieces
    "a1 67 696e7374616e74 c1 1a65920080, instant, 2024-01-01T00:00:00Z",
    "a1 67 696e7374616e74 c1 fb41d9648020200000, instant, 2024-01-01T00:00:00.500Z",
    "a1 64 6c6f6e67 1b7fffffffffffffff, long, 9223372036854775807",
    "a1 64 6c6f6e67 3b7fffffffffffffff, long, -9223372036854775808",
    "a1 64 6c6f6e67 f6, long, null",
    "a1 64 6c6f6e67 f7, long, null", // undefined
  })
  void cborComesInManyShapes(String hex, String member, String expected) {
    byte[] body = HexFormat.of().parseHex(hex.replace(" ", ""));
    SdkPojo decoded = Codecs.of(Protocol.RPC_V2_CBOR, "cloudwatchlogs").decode(MODEL, body);
    assertThat(String.valueOf(((EveryType) decoded).value(member))).isEqualTo(expected);
  }

  @Test
  void cborTimestampsCarryTagOne() throws IOException {
    EveryType value = new EveryType();
    value.set("instant", Instant.ofEpochSecond(5));
    byte[] body =
        Codecs.of(Protocol.RPC_V2_CBOR, "cloudwatchlogs").encode(MODEL, value, "r").body();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (CBORGenerator generator = new CBORFactory().createGenerator(expected)) {
      generator.writeStartObject();
      generator.writeFieldName("instant");
      generator.writeTag(1);
      generator.writeNumber(5);
      generator.writeEndObject();
    }
    assertThat(body).isEqualTo(expected.toByteArray());
  }

  @Test
  void flattenedListsAndMapsOfTheQueryProtocol() {
    ProtocolCodec codec = Codecs.of(Protocol.AWS_QUERY, "iam");
    SdkPojo decoded =
        codec.decode(
            MODEL,
            "flatList.1=a&flatList.3=c&flatList.2=b&flatMap.1.K=x&flatMap.1.V=1&map.entry.1.key=y"
                .concat("&map.entry.1.value=2&list.member.1=z")
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(decoded.toString())
        .isEqualTo("{list=[z], flatList=[a, b, c], map={y=2}, flatMap={x=1}}");
    assertThat(new String(codec.encode(MODEL, decoded, "r").body(), StandardCharsets.UTF_8))
        .contains(
            "<EveryResult><list><member>z</member></list><flatList>a</flatList>"
                + "<flatList>b</flatList><flatList>c</flatList>"
                + "<map><entry><key>y</key><value>2</value></entry></map>"
                + "<flatMap><K>x</K><V>1</V></flatMap></EveryResult>");
  }
}
