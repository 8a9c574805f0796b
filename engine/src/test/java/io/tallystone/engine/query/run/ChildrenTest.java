package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Plan;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.ql.QlParser;
import io.tallystone.engine.query.run.Running.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a query ends if one within it does not end well. */
class ChildrenTest {
  private static final Plan PLAN =
      Planner.plan(QlParser.parse("filter a in (SOURCE 'inner' | fields a)"), 10);

  private final HeapSource outer = new HeapSource("outer", 1).add(5, "{\"a\":1}");
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicLong millis = new AtomicLong(1_000);
  private final Clock clock = new AtomicClock(millis);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void cancellingEndsTheInnerQueryToo() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Running running =
        start(
            () -> {
              reached.countDown();
              await(go);
            },
            Duration.ofMinutes(1));
    assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();

    assertThat(running.status()).isEqualTo(Status.RUNNING);
    assertThat(running.rows().size()).isZero();
    assertThat(running.cancel()).isTrue();
    go.countDown();

    assertThat(ended(running)).isEqualTo(Status.CANCELLED);
    assertThat(outer.needs).as("the outer query has not begun to read").isNull();
  }

  @Test
  void anInnerQueryHasThirtySeconds() throws Exception {
    Running running = start(() -> millis.addAndGet(30_001), Duration.ofHours(1));

    assertThat(ended(running)).isEqualTo(Status.FAILED);
    assertThat(running.reason()).contains("30 seconds");
  }

  @Test
  void theTimeOfTheOuterQueryHoldsForBoth() throws Exception {
    Running running = start(() -> millis.addAndGet(10_001), Duration.ofSeconds(10));

    assertThat(ended(running)).isEqualTo(Status.TIMEOUT);
  }

  @Test
  void theReasonOfAFailureIsTheInnerOne() throws Exception {
    Running running =
        start(
            () -> {
              throw new QueryFailed("the inner reason");
            },
            Duration.ofMinutes(1));

    assertThat(ended(running)).isEqualTo(Status.FAILED);
    assertThat(running.reason()).isEqualTo("the inner reason");
  }

  private Running start(Runnable whileReading, Duration time) {
    return Running.start(
        PLAN,
        List.of(outer),
        sources -> List.of(new Hooked(outer, whileReading)),
        new Evaluation(0, 10, 10),
        new Limits(1 << 20, time, 1, QueryMemory.unbounded()),
        clock,
        threads);
  }

  private static Status ended(Running running) throws Exception {
    return running.ended().get(1, TimeUnit.MINUTES);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does something before it is read. */
  private record Hooked(HeapSource source, Runnable before) implements EventSource {
    @Override
    public Splits splits(long fromTime, long toTime, Needs needs) {
      before.run();
      return new HeapSource("inner", 1).add(5, "{\"a\":1}").splits(fromTime, toTime, needs);
    }

    @Override
    public String log() {
      return source.log();
    }

    @Override
    public String streamName(long streamId) {
      return source.streamName(streamId);
    }

    @Override
    public String pointer(EventRun run, int row) {
      return source.pointer(run, row);
    }
  }

  private static final class AtomicClock extends Clock {
    private final AtomicLong millis;

    AtomicClock(AtomicLong millis) {
      this.millis = millis;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.get());
    }
  }
}
