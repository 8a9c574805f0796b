package io.tallystone.server.logs;

import static io.tallystone.server.logs.LogsFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.pattern.ColumnCount;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;

final class ColumnCountTest {
  private static final String PATTERN = "[w1=ERROR, w2]";

  @ParameterizedTest
  @CsvSource({"STRICT, 1", "OPEN, 2"})
  void patternsOfColumnsCountThemAsTheServiceIsToldTo(ColumnCount columns, int matches)
      throws IOException {
    try (LogsFixture logs = new LogsFixture(LogsQuotas.AWS, columns)) {
      logs.group("g");
      logs.stream("g", "s");
      long now = logs.now();
      logs.put("g", "s", event(now, "ERROR two"), event(now, "ERROR of many words"));
      FilterLogEventsRequest filter =
          FilterLogEventsRequest.builder().logGroupName("g").filterPattern(PATTERN).build();
      TestMetricFilterRequest test =
          TestMetricFilterRequest.builder()
              .filterPattern(PATTERN)
              .logEventMessages("ERROR two", "ERROR of many words")
              .build();

      assertThat(logs.call(filter, FilterLogEventsResponse.class).events()).hasSize(matches);
      assertThat(logs.call(test, TestMetricFilterResponse.class).matches()).hasSize(matches);
    }
  }
}
