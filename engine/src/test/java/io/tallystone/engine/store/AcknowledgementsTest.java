package io.tallystone.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.heap.HeapJournal;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.view.Deletions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
  private final EventBatch batch =
      EventBatch.of(1, 1, 1, null, List.of(new NewEvent(1, new byte[] {'a'})));

  @Test
  @DisplayName("faults row 42: when memory runs out for one batch, the next is still answered")
  void anErrorForOneBatchLeavesTheOthersTheirAnswers() {
    AtomicInteger taken = new AtomicInteger();
    AtomicLong done = new AtomicLong();
    Acknowledgements acknowledgements =
        new Acknowledgements(
            new HeapJournal(),
            new Deletions(),
            batch -> {
              if (taken.incrementAndGet() == 1) {
                throw new OutOfMemoryError("as if");
              }
            },
            done::addAndGet);
    assertThat(acknowledgements.append(UUID.randomUUID(), batch))
        .isCompletedWithValueMatching(Appended.Unavailable.class::isInstance);
    assertThat(acknowledgements.append(UUID.randomUUID(), batch))
        .isCompletedWithValueMatching(Appended.Stored.class::isInstance);
    assertThat(done).hasValue(2L * batch.heapBytes());
  }

  @Test
  void whoeverWaitsForAppendsUnderWayDoesSoForALimitedTime() {
    HeapJournal journal = new HeapJournal();
    Acknowledgements acknowledgements =
        new Acknowledgements(journal, new Deletions(), _ -> {}, _ -> {});
    journal.hold();
    assertThat(acknowledgements.append(UUID.randomUUID(), batch)).isNotDone();
    assertThat(acknowledgements.awaitNoneUnderWay(Duration.ofMillis(1))).isFalse();
    journal.acknowledge(0);
    assertThat(acknowledgements.awaitNoneUnderWay(Duration.ofMinutes(1))).isTrue();
  }
}
