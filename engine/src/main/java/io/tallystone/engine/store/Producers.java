package io.tallystone.engine.store;

import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.ProducerKey;
import io.tallystone.engine.memory.ProducerMark;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drops batches that a producer sends again. How far each producer has come is known from the
 * memory tables and, for what is sealed, from the catalogue.
 *
 * <p>A producer has at most one batch under way: the same sequence again gets the same answer,
 * another one waits for it, and fails with it. Otherwise a later batch that succeeds would make an
 * earlier one that failed look stored.
 */
final class Producers {
  private record UnderWay(long sequence, CompletableFuture<Appended> answer) {}

  private final Views views;
  private final ProducerCheckpoints checkpoints;
  private final Clock clock;
  private final Map<ProducerKey, UnderWay> underWay = new ConcurrentHashMap<>();

  Producers(Views views, ProducerCheckpoints checkpoints, Clock clock) {
    this.views = views;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /** Runs the append unless the producer's sequence was stored before. */
  CompletableFuture<Appended> once(
      ProducerKey key, long sequence, Supplier<CompletableFuture<Appended>> append) {
    UnderWay mine = new UnderWay(sequence, new CompletableFuture<>());
    UnderWay earlier = underWay.putIfAbsent(key, mine);
    if (earlier != null) {
      return earlier.sequence() == sequence
          ? earlier.answer()
          : earlier.answer().thenCompose(appended -> after(appended, key, sequence, append));
    }
    CompletableFuture<Appended> outcome;
    try {
      ProducerMark mark = last(key);
      outcome =
          mark != null && sequence <= mark.sequence()
              ? CompletableFuture.completedFuture(new Appended.AlreadyStored())
              : append.get();
    } catch (RuntimeException e) {
      outcome = CompletableFuture.completedFuture(new Appended.Unavailable(e.toString()));
    }
    var _ =
        outcome.thenAccept(
            appended -> {
              underWay.remove(key, mine);
              mine.answer().complete(appended);
            });
    return mine.answer();
  }

  private CompletableFuture<Appended> after(
      Appended earlier,
      ProducerKey key,
      long sequence,
      Supplier<CompletableFuture<Appended>> append) {
    return earlier instanceof Appended.Unavailable
        ? CompletableFuture.completedFuture(
            new Appended.Unavailable("the producer's batch before this one was not stored"))
        : once(key, sequence, append);
  }

  /** How far the producer has come; null if it is unknown or was silent for too long. */
  private @Nullable ProducerMark last(ProducerKey key) {
    ProducerMark mark = null;
    try (View view = views.acquire()) {
      List<MemoryTable> newestFirst = view.tables().reversed();
      for (int i = 0; mark == null && i < newestFirst.size(); i++) {
        mark = newestFirst.get(i).producer(key);
      }
    }
    if (mark == null) {
      mark = checkpoints.find(key);
    }
    return mark == null || ProducerCheckpoints.isExpired(mark, clock.millis()) ? null : mark;
  }
}
