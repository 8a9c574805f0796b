package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Child;
import io.tallystone.engine.query.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the queries within a query, one after the other, and holds their rows. They share the outer
 * query's memory, time and cancellation. No thread waits for them.
 */
final class Children {
  /** How it went. */
  sealed interface Outcome {
    /** All rows are there, by the places of the children. */
    record Done(List<Batch> rows) implements Outcome {}

    /** One failed. */
    record Failed(String reason) implements Outcome {}

    /** The outer query's time is over. */
    record TimedOut() implements Outcome {}

    /** The outer query was cancelled. */
    record Cancelled() implements Outcome {}
  }

  /** What the outer query runs in. */
  record Room(Evaluation evaluation, Limits limits, Clock clock, Executor executor) {}

  private final List<Child> children;
  private final List<List<EventSource>> sources;
  private final Room room;
  private final long deadline;
  private final List<Batch> rows = new ArrayList<>();
  private long heapBytes;
  private Statistics statistics = Statistics.NONE;
  private @Nullable Running current;
  private boolean cancelled;

  private Children(List<Child> children, List<List<EventSource>> sources, Room room) {
    this.children = children;
    this.sources = sources;
    this.room = room;
    this.deadline = room.clock.millis() + room.limits.time().toMillis();
  }

  /** Those of a plan. */
  static Children of(Plan plan, List<EventSource> outer, SourceResolver resolver, Room room) {
    List<List<EventSource>> sources = new ArrayList<>();
    for (Child child : plan.children()) {
      sources.add(child.sources().isEmpty() ? outer : resolver.resolve(child.sources()));
    }
    return new Children(plan.children(), sources, room);
  }

  /** Runs them. To be called once. */
  CompletableFuture<Outcome> run() {
    return runFrom(0);
  }

  private CompletableFuture<Outcome> runFrom(int place) {
    if (place == children.size()) {
      return CompletableFuture.completedFuture(new Outcome.Done(rows()));
    }
    Child child = children.get(place);
    Running running = start(child, sources.get(place));
    return running.ended().thenCompose(status -> after(child, running, status, place));
  }

  private Running start(Child child, List<EventSource> from) {
    long left = Math.max(0, deadline - room.clock.millis());
    Duration time = Duration.ofMillis(Math.min(left, child.time().toMillis()));
    Running running =
        Running.start(
            child.plan(),
            from,
            none -> List.of(),
            child.window().within(room.evaluation),
            new Limits(
                room.limits.heapBytes() - heapBytes(),
                time,
                room.limits.threads(),
                room.limits.memory()),
            room.clock,
            room.executor);
    boolean stop;
    synchronized (this) {
      current = running;
      stop = cancelled;
    }
    if (stop) {
      running.cancel();
    }
    return running;
  }

  private CompletableFuture<Outcome> after(
      Child child, Running running, Running.Status status, int place) {
    return switch (status) {
      case COMPLETE -> {
        Batch found = running.rows();
        if (found.size() > child.mostRows()) {
          yield failed(
              String.format(
                  Locale.ROOT,
                  "A query within the query gives more than %,d different values. Narrow its filter.",
                  child.mostRows()));
        }
        take(found, running.statistics());
        running.letGo(); // the outer query counts them from here on
        yield runFrom(place + 1);
      }
      case TIMEOUT ->
          room.clock.millis() >= deadline
              ? CompletableFuture.completedFuture(new Outcome.TimedOut())
              : failed(
                  "A query within the query took longer than "
                      + child.time().toSeconds()
                      + " seconds. Narrow its filter.");
      case CANCELLED -> CompletableFuture.completedFuture(new Outcome.Cancelled());
      case FAILED, SCHEDULED, RUNNING -> failed(running.reason());
    };
  }

  private static CompletableFuture<Outcome> failed(String reason) {
    return CompletableFuture.completedFuture(new Outcome.Failed(reason));
  }

  private synchronized void take(Batch found, Statistics seen) {
    rows.add(found);
    statistics = statistics.plus(seen);
    current = null;
    heapBytes += found.heapBytes();
  }

  private synchronized List<Batch> rows() {
    return List.copyOf(rows);
  }

  /** Ends the one that runs, and starts no other. */
  void cancel() {
    Running running;
    synchronized (this) {
      cancelled = true;
      running = current;
    }
    if (running != null) {
      running.cancel();
    }
  }

  /** What their rows take. */
  synchronized long heapBytes() {
    return heapBytes;
  }

  /** What they looked at so far. */
  Statistics statistics() {
    Running running;
    Statistics ended;
    synchronized (this) {
      running = current;
      ended = statistics;
    }
    return running == null ? ended : ended.plus(running.statistics());
  }
}
