package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;

final class TestMetricFilterTest {
  private final LogsFixture logs = new LogsFixture();

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void matchesAreNumberedFromOneAndComeWithTheirValues() {
    TestMetricFilterResponse answer =
        logs.call(
            TestMetricFilterRequest.builder()
                .filterPattern("[ip, ..., status=4*, bytes]")
                .logEventMessages("1.2.3.4 x 200 7", "1.2.3.4 x 404 8")
                .build(),
            TestMetricFilterResponse.class);
    assertThat(answer.matches()).hasSize(1);
    MetricFilterMatchRecord match = answer.matches().getFirst();
    assertThat(match.eventNumber()).isEqualTo(2);
    assertThat(match.eventMessage()).isEqualTo("1.2.3.4 x 404 8");
    assertThat(match.extractedValues())
        .isEqualTo(Map.of("$ip", "1.2.3.4", "$2", "x", "$status", "404", "$bytes", "8"));
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertThat(
            logs.refused(
                    TestMetricFilterRequest.builder()
                        .filterPattern("{ $.a = ")
                        .logEventMessages("x")
                        .build())
                .text())
        .isEqualTo("If a filter pattern starts with '{' it must end with '}'");
  }
}
