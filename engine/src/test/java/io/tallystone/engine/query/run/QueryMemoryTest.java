package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.ql.QlParser;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueryMemoryTest {
  private static final long MOST = 4 << 20;
  private static final String ALL_MESSAGES = "fields @message";

  private final Deque<Running> ended = new ArrayDeque<>();
  private final QueryMemory memory = new QueryMemory(MOST, this::letGoOfOldest);
  private final HeapSource events = new HeapSource("g", 100);

  QueryMemoryTest() {
    for (int i = 0; i < 2_000; i++) {
      events.add(i, i + " " + "x".repeat(500)); // about 1 KiB on the heap
    }
  }

  private synchronized boolean letGoOfOldest() {
    Running oldest = ended.poll();
    if (oldest != null) {
      oldest.letGo();
    }
    return oldest != null;
  }

  @Test
  void rowsOfEndedQueriesAreCountedAndGiveWayToNewOnes() throws Exception {
    for (int i = 0; i < 20; i++) {
      Running query = ask();
      assertThat(query.status()).isEqualTo(Running.Status.COMPLETE);
      assertThat(query.rows().size()).isEqualTo(2_000);
      assertThat(memory.used()).isBetween(1L << 20, MOST);
      synchronized (this) {
        ended.add(query);
      }
    }
    while (letGoOfOldest()) {
      assertThat(memory.used()).isLessThanOrEqualTo(MOST);
    }
    assertThat(memory.used()).isZero();
  }

  @Test
  @DisplayName("faults row 28: a query for which there is no memory fails and says why")
  void withoutRoomAQueryFailsAndHoldsNothing() throws Exception {
    QueryMemory.Holding others = memory.holding();
    others.grow(MOST - 1_000);

    Running query = ask();

    assertThat(query.status()).isEqualTo(Running.Status.FAILED);
    assertThat(query.reason()).contains("4 MiB");
    assertThat(memory.used()).isEqualTo(MOST - 1_000);
    assertThatThrownBy(() -> others.grow(MOST + 1)).isInstanceOf(QueryFailed.class);
  }

  private Running ask() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Running query =
          Running.start(
              Planner.plan(QlParser.parse(ALL_MESSAGES), 10_000),
              List.of(events),
              none -> List.of(),
              new Evaluation(0, 10_000, 10_000),
              new Limits(64 << 20, Duration.ofMinutes(1), 3, memory),
              Clock.systemUTC(),
              threads);
      query.ended().get(1, TimeUnit.MINUTES);
      return query;
    }
  }
}
