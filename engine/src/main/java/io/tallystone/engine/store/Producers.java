package io.tallystone.engine.store;

import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.ProducerKey;
import io.tallystone.engine.memory.ProducerMark;
import io.tallystone.engine.store.LogStore.Appended;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drops batches that a producer sends again. How far each producer has come is known from the
 * memory tables and, for what is sealed, from the catalogue.
 *
 * <p>A producer has at most one batch under way: the same sequence again gets the same answer,
 * others wait in the order in which they came, and fail with it. Otherwise a later batch that
 * succeeds would make an earlier one that failed, or was overtaken, look stored.
 */
final class Producers {
  private record UnderWay(long sequence, CompletableFuture<Appended> answer) {}

  /** Not on the thread that gives answers: an append may wait for room, which answers make. */
  private static final Executor AFTERWARDS = task -> Thread.ofVirtual().start(task);

  private final Views views;
  private final ProducerCheckpoints checkpoints;
  private final Clock clock;
  private final Map<ProducerKey, UnderWay> lastInLine = new HashMap<>(); // guarded by this

  Producers(Views views, ProducerCheckpoints checkpoints, Clock clock) {
    this.views = views;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /** Runs the append unless the producer's sequence was stored before. */
  CompletableFuture<Appended> once(
      ProducerKey key, long sequence, Supplier<CompletableFuture<Appended>> append) {
    UnderWay mine = new UnderWay(sequence, new CompletableFuture<>());
    UnderWay earlier = line(key, mine);
    if (earlier == null) {
      run(key, mine, append);
    } else if (earlier.sequence() == sequence) {
      return earlier.answer();
    } else {
      var _ =
          earlier
              .answer()
              .thenAcceptAsync(appended -> after(appended, key, mine, append), AFTERWARDS);
    }
    return mine.answer();
  }

  /**
   * Puts a batch at the end of its producer's line, unless its sequence stands there already.
   *
   * @return what stood there; null if the line was empty
   */
  private synchronized @Nullable UnderWay line(ProducerKey key, UnderWay mine) {
    UnderWay last = lastInLine.get(key);
    if (last == null || last.sequence() != mine.sequence()) {
      lastInLine.put(key, mine);
    }
    return last;
  }

  private synchronized void leave(ProducerKey key, UnderWay mine) {
    lastInLine.remove(key, mine);
  }

  private void after(
      Appended earlier,
      ProducerKey key,
      UnderWay mine,
      Supplier<CompletableFuture<Appended>> append) {
    if (earlier instanceof Appended.Unavailable) {
      answer(
          key,
          mine,
          new Appended.Unavailable("the producer's batch before this one was not stored"));
    } else {
      run(key, mine, append);
    }
  }

  private void run(ProducerKey key, UnderWay mine, Supplier<CompletableFuture<Appended>> append) {
    CompletableFuture<Appended> outcome;
    try {
      ProducerMark mark = last(key);
      outcome =
          mark != null && mine.sequence() <= mark.sequence()
              ? CompletableFuture.completedFuture(new Appended.AlreadyStored())
              : append.get();
    } catch (RuntimeException e) {
      outcome = CompletableFuture.completedFuture(new Appended.Unavailable(e.toString()));
    }
    var _ = outcome.thenAccept(appended -> answer(key, mine, appended));
  }

  private void answer(ProducerKey key, UnderWay mine, Appended appended) {
    leave(key, mine);
    mine.answer().complete(appended);
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
