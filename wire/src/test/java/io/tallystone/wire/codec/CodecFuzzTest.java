package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Service.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;

/** Mutated bodies are decoded or refused with the protocol's error; nothing else is ever thrown. */
class CodecFuzzTest {
  private static final int BODIES = 200;
  private static final int MUTATIONS = 50;

  private static final List<String> FORMS =
      List.of(
          "Action=CreateUser&Version=2010-05-08&UserName=a%20b&Path=%2Fx%2F&Tags.member.1.Key=k"
              + "&Tags.member.1.Value=v&Tags.member.2.Key=%F0%9F%98%80&Tags.member.2.Value=",
          "FlowLogId.1=fl-1&Filter.1.Name=a&Filter.1.Value.1=b&Filter.1.Value.2=c&MaxResults=5"
              + "&DryRun=true&NextToken=t");

  @ParameterizedTest
  @EnumSource
  @DisplayName("faults rows 19 and 20: no body breaks a codec")
  void noBodyThrowsAnythingButTheServicesError(Protocol protocol) {
    long seed = 42L;
    Random random = new Random(seed);
    for (int i = 0; i < BODIES; i++) {
      Target target = target(protocol, random);
      byte[] body = body(protocol, target, seed + i, random);
      for (int k = 0; k < MUTATIONS; k++) {
        byte[] mutated = mutate(body, random);
        try {
          target.codec().decode(target.model(), mutated);
        } catch (AwsException expected) {
          if (expected.status() != 400 || expected.text().length() > 500) {
            throw failure(seed, i, mutated, expected);
          }
        } catch (RuntimeException | StackOverflowError e) {
          throw failure(seed, i, mutated, e);
        }
      }
    }
  }

  private static AssertionError failure(long seed, int i, byte[] body, Throwable cause) {
    return new AssertionError(
        "seed " + seed + " body " + i + ": " + new String(body, StandardCharsets.ISO_8859_1),
        cause);
  }

  private record Target(ProtocolCodec codec, OperationModel model) {}

  private static Target target(Protocol protocol, Random random) {
    String[] operations =
        switch (protocol) {
          case AWS_JSON_1_0, AWS_JSON_1_1 ->
              new String[] {"cloudwatchlogs", "PutLogEvents", "PutMetricFilter", "PutTransformer"};
          case RPC_V2_CBOR ->
              new String[] {"cloudwatch", "PutMetricData", "GetMetricData", "PutMetricAlarm"};
          case AWS_QUERY -> new String[] {"iam", "CreateUser", "SimulateCustomPolicy", "ListUsers"};
          case EC2_QUERY ->
              new String[] {"ec2", "DescribeFlowLogs", "CreateFlowLogs", "RunInstances"};
        };
    String service = operations[0];
    String operation = operations[1 + random.nextInt(operations.length - 1)];
    return new Target(
        Codecs.of(protocol, service), OperationTables.find(service, operation).orElseThrow());
  }

  /** Inputs written by the codec itself as if they were outputs; names agree in JSON and CBOR. */
  private static byte[] body(Protocol protocol, Target target, long seed, Random random) {
    return switch (protocol) {
      case AWS_QUERY, EC2_QUERY ->
          FORMS.get(random.nextInt(FORMS.size())).getBytes(StandardCharsets.US_ASCII);
      default -> {
        SdkPojo input = new RandomPojos(seed, false).fill(target.model().newInput().get());
        yield target.codec().encode(target.model(), input, "r").body();
      }
    };
  }

  private static byte[] mutate(byte[] body, Random random) {
    byte[] bytes = body.clone();
    for (int edits = 1 + random.nextInt(4); edits > 0 && bytes.length > 0; edits--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = splice(bytes, at, Arrays.copyOfRange(bytes, 0, random.nextInt(at + 1)));
        case 4 -> bytes[at] = bytes[random.nextInt(bytes.length)];
        default ->
            bytes =
                splice(
                    bytes,
                    at,
                    INSERTS[random.nextInt(INSERTS.length)].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes;
  }

  private static final String[] INSERTS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\u",
    "\\ud800",
    "1e999",
    "null",
    "-",
    "&",
    "=",
    ".",
    "%",
    ".1.",
    "\u0000",
    "é",
    "[".repeat(300),
    "{\"a\":".repeat(300),
    "9".repeat(1200)
  };

  private static byte[] splice(byte[] bytes, int at, byte[] inserted) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + inserted.length);
    System.arraycopy(inserted, 0, longer, at, inserted.length);
    System.arraycopy(bytes, at, longer, at + inserted.length, bytes.length - at);
    return longer;
  }
}
