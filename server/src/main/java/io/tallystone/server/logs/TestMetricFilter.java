package io.tallystone.server.logs;

import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;

/** Tells which of some messages a filter pattern matches, and what it takes out of them. */
final class TestMetricFilter
    implements Operation<TestMetricFilterRequest, TestMetricFilterResponse> {
  private final Patterns patterns;

  TestMetricFilter(Patterns patterns) {
    this.patterns = patterns;
  }

  @Override
  public String name() {
    return "TestMetricFilter";
  }

  @Override
  public List<Access> access(TestMetricFilterRequest input, Call call) {
    return List.of(Access.to("logs:TestMetricFilter", "*"));
  }

  @Override
  public TestMetricFilterResponse handle(TestMetricFilterRequest input, Call call) {
    FilterPattern pattern = patterns.parse(input.filterPattern());
    List<MetricFilterMatchRecord> matches = new ArrayList<>();
    long number = 0;
    for (String text : input.logEventMessages()) {
      number++; // counted from 1
      byte[] message = Messages.utf8(text);
      if (pattern.matcher().matches(message)) {
        matches.add(
            MetricFilterMatchRecord.builder()
                .eventNumber(number)
                .eventMessage(text)
                .extractedValues(pattern.extract(message))
                .build());
      }
    }
    return TestMetricFilterResponse.builder().matches(matches).build();
  }
}
