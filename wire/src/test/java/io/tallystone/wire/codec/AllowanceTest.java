package io.tallystone.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.wire.Service.Protocol;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decoding takes memory for what it makes, and stops when it gets none. */
final class AllowanceTest {
  private static final int LIMIT = 1 << 20;
  private static final int VALUES = 200_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "AWS_JSON_1_1 | cloudwatchlogs | PutLogEvents     | {\"logEvents\":[ | {}        | ]}",
        "AWS_JSON_1_1 | cloudwatchlogs | DescribeLogGroups | {\"accountIdentifiers\":[ | \"\" | ]}",
        "AWS_QUERY    | iam            | CreateUser       | Action=CreateUser | Tags.member.%d.Key=a | ~~",
      })
  void manyTinyValuesAreTooMuch(
      Protocol protocol,
      String service,
      String operation,
      String before,
      String value,
      String after) {
    StringBuilder body = new StringBuilder(before);
    String separator = protocol == Protocol.AWS_QUERY ? "&" : ",";
    for (int i = 0; i < VALUES; i++) {
      boolean first = i == 0 && protocol != Protocol.AWS_QUERY;
      body.append(first ? "" : separator).append(value.formatted(i));
    }
    byte[] bytes = body.append(after).toString().getBytes(UTF_8);
    OperationModel model = OperationTables.find(service, operation).orElseThrow();
    AtomicLong taken = new AtomicLong();
    Allowance allowance =
        new Allowance(
            more -> {
              if (taken.addAndGet(more) > LIMIT) {
                throw new IllegalStateException("too much");
              }
            });
    assertThatThrownBy(() -> Codecs.of(protocol, service).decode(model, bytes, allowance))
        .hasMessage("too much");
  }

  @Test
  void itAsksInStepsAndNeverForLessThanWasTaken() {
    AtomicLong asked = new AtomicLong();
    Allowance allowance = new Allowance(asked::addAndGet);
    long taken = 0;
    for (int bytes : new int[] {1, 100, 20_000, 0, 1_000_000, 7}) {
      allowance.take(bytes);
      taken += bytes;
      assertThat(asked.get()).isGreaterThanOrEqualTo(taken).isLessThan(taken + (16 << 10));
    }
  }
}
