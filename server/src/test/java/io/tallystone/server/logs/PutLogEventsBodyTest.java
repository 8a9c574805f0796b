package io.tallystone.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.NewEvents;
import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.codec.Codecs;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.codec.OperationTables;
import io.tallystone.wire.codec.ProtocolCodec;
import io.tallystone.wire.validation.Validator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;

/** Whatever is read without the codec, the codec and the validator pass with the same content. */
final class PutLogEventsBodyTest {
  private static final ProtocolCodec CODEC = Codecs.of(Protocol.AWS_JSON_1_1, "cloudwatchlogs");
  private static final OperationModel MODEL =
      OperationTables.find("cloudwatchlogs", "PutLogEvents").orElseThrow();
  private static final Validator VALIDATOR =
      Validator.of(
          new Service(
              "cloudwatchlogs",
              "logs",
              Set.of(Protocol.AWS_JSON_1_1),
              Set.of("Logs_20140328"),
              "",
              "",
              "",
              List.of()));

  private static final String HEAD = "{\"logGroupName\":\"g\",\"logStreamName\":\"s\",";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"logGroupName\":\"/aws/g.1-2_#\",\"logStreamName\":\"s\",\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]}",
        " {\n\"logEvents\" : [ { \"message\" : \"m\" ,\t\"timestamp\" : 0 } ] ,\r\"logStreamName\":\"s\",\"logGroupName\":\"g\" } \n",
        HEAD
            + "\"sequenceToken\":\"123\",\"logEvents\":[{\"timestamp\":999999999999999999,\"message\":\"m\"}]}",
        HEAD
            + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\u20AC\\ud83d\\ude00é€😀\\u0041\"}]}",
        HEAD
            + "\"logEvents\":[{\"timestamp\":1,\"message\":\"12345678\\n\"},{\"timestamp\":2,\"message\":\"{\\\"a\\\":\\\"bcdefghijk\\\"}\"}]}",
      })
  void plainBodiesAreRead(String body) {
    assertThat(PutLogEventsBody.read(body.getBytes(UTF_8))).isPresent();
    requireSame(body.getBytes(UTF_8), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        HEAD + "\"logEvents\":[]}",
        HEAD + "\"logEvents\":null}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":-1,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":01,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1.0,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1e3,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1000000000000000000,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":99999999999999999999,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":\"1\",\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\",\"message\":\"n\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"timestamp\":1,\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1}]}",
        HEAD + "\"logEvents\":[{\"message\":\"m\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"},]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\",}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]},",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\ud800\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\ude00\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\ud83dx\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\ud83d\\u0041\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\u12\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"\\x\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"a\nb\"}]}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}],\"entity\":{}}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}],\"unknown\":1}",
        HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}],\"sequenceToken\":\"\"}",
        HEAD + "\"logGroupName\":\"h\",\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]}",
        "{\"logGroupName\":\"g h\",\"logStreamName\":\"s\",\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]}",
        "{\"logGroupName\":\"\",\"logStreamName\":\"s\",\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]}",
        "{\"logGroupName\":\"g\",\"logEvents\":[{\"timestamp\":1,\"message\":\"m\"}]}",
      })
  void allElseIsLeftToTheCodec(String body) {
    assertThat(PutLogEventsBody.read(body.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void moreEventsThanTheModelAllowsAreLeftToTheValidator() {
    String event = "{\"timestamp\":1,\"message\":\"m\"}";
    String most = String.join(",", Collections.nCopies(10_000, event));
    assertThat(PutLogEventsBody.read((HEAD + "\"logEvents\":[" + most + "]}").getBytes(UTF_8)))
        .isPresent();
    assertThat(
            PutLogEventsBody.read(
                (HEAD + "\"logEvents\":[" + most + "," + event + "]}").getBytes(UTF_8)))
        .isEmpty();
  }

  @Test
  void bodiesThatAreNotUtf8AreLeftToTheCodec() {
    byte[] body = (HEAD + "\"logEvents\":[{\"timestamp\":1,\"message\":\"m?\"}]}").getBytes(UTF_8);
    body[indexOf(body, '?')] = (byte) 0xFF;
    assertThat(PutLogEventsBody.read(body)).isEmpty();
  }

  @Test
  void whatIsReadTheCodecReadsTheSameWay() {
    long seed = RandomGenerator.getDefault().nextLong();
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] body = random(random).getBytes(UTF_8);
      if (random.nextBoolean()) {
        damage(body, random);
      }
      if (requireSame(body, "seed " + seed + " round " + round)) {
        read++;
      }
    }
    assertThat(read).as("seed %d: bodies that were read", seed).isGreaterThan(5_000);
  }

  /** Whether it was read at all. */
  private static boolean requireSame(byte[] body, String description) {
    Optional<PutLogEventsBody.Content> content = PutLogEventsBody.read(body);
    if (content.isEmpty()) {
      return false;
    }
    PutLogEventsRequest expected = (PutLogEventsRequest) CODEC.decode(MODEL, body);
    VALIDATOR.check(MODEL, expected);
    assertThat(content.get().group()).as(description).isEqualTo(expected.logGroupName());
    assertThat(content.get().stream()).as(description).isEqualTo(expected.logStreamName());
    assertThat(texts(content.get().events()))
        .as(description)
        .isEqualTo(texts(EventBatch.events(expected.logEvents(), LogsQuotas.AWS.ingestion())));
    return true;
  }

  private static List<String> texts(NewEvents events) {
    List<String> texts = new ArrayList<>();
    for (NewEvent event : events) {
      texts.add(event.timestamp() + " " + new String(event.message(), UTF_8));
    }
    return texts;
  }

  private static void damage(byte[] body, RandomGenerator random) {
    byte[] likely = "\"\\{}[],:0u \n\u0001e.-".getBytes(UTF_8);
    body[random.nextInt(body.length)] =
        random.nextInt(4) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
  }

  private static String random(RandomGenerator random) {
    List<String> members = new ArrayList<>();
    members.add("\"logGroupName\":\"g" + random.nextInt(10) + "\"");
    members.add("\"logStreamName\":\"s/" + random.nextInt(10) + "\"");
    members.add(
        "\"logEvents\":["
            + IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(i -> event(random))
                .collect(Collectors.joining(","))
            + "]");
    if (random.nextInt(3) == 0) {
      members.add("\"sequenceToken\":\"7\"");
    }
    Collections.shuffle(members, java.util.Random.from(random));
    return "{" + String.join(random.nextBoolean() ? "," : " ,\n", members) + "}";
  }

  private static String event(RandomGenerator random) {
    String timestamp = "\"timestamp\": " + random.nextLong(1L << random.nextInt(1, 50));
    String message = "\"message\":\"" + message(random) + "\"";
    return random.nextBoolean()
        ? "{" + timestamp + "," + message + "}"
        : "{" + message + ", " + timestamp + "}";
  }

  private static String message(RandomGenerator random) {
    String[] pieces = {
      "a", "plain text of some length", "é", "€", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9",
      "\\u20ac", "\\ud83d\\ude00", "\\u0000", "\\u001f", "{", "]", ",", " ", "\u007f", "\\u0022"
    };
    StringBuilder message = new StringBuilder("m");
    for (int i = random.nextInt(12); i > 0; i--) {
      message.append(pieces[random.nextInt(pieces.length)]);
    }
    return message.toString();
  }

  private static int indexOf(byte[] body, char wanted) {
    int i = 0;
    while (body[i] != wanted) {
      i++;
    }
    return i;
  }
}
