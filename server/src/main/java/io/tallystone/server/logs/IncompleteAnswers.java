package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from which events are missing because a block is damaged. The API has no word for that,
 * so the operator hears of it: each is counted, and one a while is logged.
 */
final class IncompleteAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(IncompleteAnswers.class);
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final Clock clock;
  private final LongAdder count = new LongAdder();
  private final AtomicLong nextLine = new AtomicLong(Long.MIN_VALUE);

  IncompleteAnswers(Clock clock) {
    this.clock = clock;
  }

  /** An answer about the group is incomplete. */
  void found(String operation, LogGroup group) {
    count.increment();
    long now = clock.millis();
    long due = nextLine.get();
    if (now >= due && nextLine.compareAndSet(due, now + QUIET.toMillis())) {
      LOG.error(
          "{} on log group {} of account {} in {} answered without events of damaged blocks; {}"
              + " such answers since the start: find the segments with fsck and restore them",
          operation,
          group.name(),
          group.scope().account(),
          group.scope().region(),
          count.sum());
    }
  }

  /** For operators: metric name to value. */
  Map<String, Double> gauges() {
    return Map.of("incomplete_answers_total", count.doubleValue());
  }
}
