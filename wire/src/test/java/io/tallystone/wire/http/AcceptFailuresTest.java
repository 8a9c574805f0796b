package io.tallystone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AcceptFailuresTest {

  @Test
  @DisplayName("faults row 42: out of file handles is a line a minute, and one when it is over")
  void aLineAMinuteAndOneWhenItIsOver() {
    AtomicLong time = new AtomicLong();
    AcceptFailures failures = new AcceptFailures(time::get);
    try (LogLines log = LogLines.of(AcceptFailures.class)) {
      failures.accepted();
      for (int second = 0; second < 90; second++) {
        failures.failed(new IOException("Too many open files"));
        time.addAndGet(Duration.ofSeconds(1).toNanos());
      }
      assertThat(log.all()).hasSize(2).allMatch(line -> line.contains("Too many open files"));
      assertThat(log.all().getLast()).contains("61 failures");
      failures.accepted();
      failures.accepted();
      assertThat(log.all()).hasSize(3);
      assertThat(log.all().getLast()).contains("again, after 90 failures");
      failures.failed(new IOException("Too many open files"));
      assertThat(log.all()).hasSize(4);
    }
    assertThat(failures.count()).isEqualTo(91);
  }
}
