package io.tallystone.engine.store;

import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.spi.Journal;
import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.view.Deletions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches to the journal and, in the order of the calls, what the journal took to the rest of
 * the store.
 *
 * <p>The journal's order of calls is its order of offsets, but its futures may complete in any
 * order and on any thread. A table that is sealed up to an offset must hold every batch below it,
 * so batches are taken strictly in order: a queue of what is under way, emptied from its head by
 * whichever thread finds the head complete, one at a time.
 */
final class Acknowledgements {
  /** Takes an acknowledged batch; batches come in offset order. */
  interface Taker {
    void take(EventBatch batch);
  }

  private record UnderWay(
      EventBatch batch,
      CompletableFuture<AppendResult> journaled,
      CompletableFuture<Appended> answer) {}

  private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);
  private static final int PARTITION = 0;
  private static final Appended ERROR =
      new Appended.Unavailable("internal error, see the server's log");

  private final Journal journal;
  private final Deletions deletions;
  private final Taker taker;
  private final LongConsumer bytesDone;
  private final ReentrantLock order = new ReentrantLock();
  private final Queue<UnderWay> underWay = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wakeUps = new AtomicInteger();

  /**
   * New, with nothing under way.
   *
   * @param bytesDone told the size of each batch that is no longer under way
   */
  Acknowledgements(Journal journal, Deletions deletions, Taker taker, LongConsumer bytesDone) {
    this.journal = journal;
    this.deletions = deletions;
    this.taker = taker;
    this.bytesDone = bytesDone;
  }

  /**
   * Appends the batch unless its stream is deleted. Whatever is deleted before this call's check
   * gets no more events; what is deleted after it hides the batch from readers.
   */
  CompletableFuture<Appended> append(UUID batchId, EventBatch batch) {
    CompletableFuture<Appended> answer = new CompletableFuture<>();
    CompletableFuture<AppendResult> journaled;
    order.lock();
    try {
      if (deletions.hides(batch.groupId(), batch.streamId())) {
        bytesDone.accept(batch.heapBytes());
        answer.complete(new Appended.NoSuchStream());
        return answer;
      }
      journaled = journal.append(PARTITION, batchId, List.of(batch.payload()));
      underWay.add(new UnderWay(batch, journaled, answer));
    } finally {
      order.unlock();
    }
    var _ = journaled.whenComplete((result, failure) -> advance());
    return answer;
  }

  /** Runs while no batch can be handed to the journal. */
  void betweenAppends(Runnable action) {
    order.lock();
    try {
      action.run();
    } finally {
      order.unlock();
    }
  }

  /**
   * Waits until all that was handed to the journal is done; to be called between appends.
   *
   * @return false if it is not done after so long
   */
  boolean awaitNoneUnderWay(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!underWay.isEmpty() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(100_000);
    }
    return underWay.isEmpty();
  }

  /** Batches handed to the journal whose outcome is not known yet. */
  List<EventBatch> underWay() {
    return underWay.stream().map(UnderWay::batch).toList();
  }

  private void advance() {
    if (wakeUps.getAndIncrement() != 0) {
      return; // whoever is at it looks again
    }
    int seen = 1;
    do {
      UnderWay head = underWay.peek();
      while (head != null && head.journaled().isDone()) {
        try {
          finish(head);
        } catch (RuntimeException | Error e) {
          log.error("BUG: whoever waited for an append failed on its answer", e);
        }
        head = underWay.peek();
      }
      seen = wakeUps.addAndGet(-seen);
    } while (seen != 0);
  }

  private void finish(UnderWay head) {
    Appended outcome;
    try {
      outcome = outcome(head);
    } catch (RuntimeException | Error e) {
      // Also when memory runs out: if this were left here, nobody would ever be answered again.
      log.error("a batch was stored but could not be taken into memory: {}", e.toString(), e);
      outcome = ERROR;
    }
    underWay.remove();
    try {
      bytesDone.accept(head.batch().heapBytes());
    } finally {
      head.answer().complete(outcome);
    }
  }

  private Appended outcome(UnderWay head) {
    return switch (head.journaled().join()) {
      case AppendResult.Acked(long offset) -> {
        taker.take(head.batch().at(offset));
        yield new Appended.Stored(offset);
      }
      case AppendResult.Rejected(AppendResult.Reason reason, String detail) ->
          new Appended.Unavailable(detail);
      case AppendResult.Unknown(String detail) -> new Appended.Unavailable(detail);
    };
  }
}
