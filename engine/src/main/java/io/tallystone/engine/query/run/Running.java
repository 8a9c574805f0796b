package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A query while it runs and after. Threads take split after split, newest first, each gathering for
 * itself; after each split what was gathered is merged, so that rows can be shown at any time.
 */
public final class Running {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  /**
   * How old what others can see may be, ms; merging at each split would cost more than scanning.
   */
  private static final long HAND_OVER_MS = 100;

  /** States as in GetQueryResults. */
  public enum Status {
    /** Waits for a thread. */
    SCHEDULED,
    /** At work. */
    RUNNING,
    /** Done. */
    COMPLETE,
    /** Ended by what {@link Running#reason} says. */
    FAILED,
    /** Stopped by a user. */
    CANCELLED,
    /** Ended by its time limit. */
    TIMEOUT;

    /** Whether nothing will change any more. */
    public boolean hasEnded() {
      return this != SCHEDULED && this != RUNNING;
    }
  }

  private record Work(EventSource source, Split split) {}

  /** What all threads gathered. */
  private record Gathered(Pipeline pipeline, Gatherer all) {
    Batch rows() {
      return pipeline.finish(all);
    }
  }

  private final Plan plan;
  private final Children children;
  private final List<EventSource> sources;
  private final Evaluation evaluation;
  private final Limits limits;
  private final Clock clock;
  private final long started;
  private final long deadline;
  private final CompletableFuture<Status> ended = new CompletableFuture<>();
  private final QueryMemory.Holding holding;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final List<Splits> opened = new ArrayList<>();
  private final List<Work> work = new ArrayList<>();
  private final Object lock = new Object();
  private @Nullable Gathered gathered; // while it scans
  private volatile long gatheredBytes;
  private @Nullable Batch rows;
  private Statistics statistics = Statistics.NONE;
  private Status status = Status.SCHEDULED;
  private String reason = "";
  private long endedAt = Long.MIN_VALUE;

  private Running(
      Plan plan,
      List<EventSource> sources,
      Evaluation evaluation,
      Limits limits,
      Clock clock,
      Children children) {
    this.plan = plan;
    this.sources = List.copyOf(sources);
    this.evaluation = evaluation;
    this.limits = limits;
    this.clock = clock;
    this.children = children;
    this.holding = limits.memory().holding();
    this.started = clock.millis();
    this.deadline = started + limits.time().toMillis();
  }

  /**
   * Starts a query.
   *
   * @param resolver of the sources of queries within it; what it throws is thrown from here
   * @param evaluation its time range: events from start to end, both inclusive
   */
  public static Running start(
      Plan plan,
      List<EventSource> sources,
      SourceResolver resolver,
      Evaluation evaluation,
      Limits limits,
      Clock clock,
      Executor executor) {
    Children children =
        Children.of(
            plan, sources, resolver, new Children.Room(evaluation, limits, clock, executor));
    Running query = new Running(plan, sources, evaluation, limits, clock, children);
    executor.execute(() -> query.begin(executor));
    return query;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what follows throws nothing
  private void begin(Executor executor) {
    synchronized (lock) {
      if (status != Status.SCHEDULED) {
        return;
      }
      status = Status.RUNNING;
    }
    children.run().whenComplete((outcome, thrown) -> afterChildren(outcome, thrown, executor));
  }

  /** On a thread of the executor, or on that which cancelled the query. */
  private void afterChildren(
      Children.@Nullable Outcome outcome, @Nullable Throwable thrown, Executor executor) {
    if (thrown != null) {
      failed(thrown);
    } else if (outcome != null) {
      switch (outcome) {
        case Children.Outcome.Done done -> open(done.rows());
        case Children.Outcome.Failed failed -> failed(new QueryFailed(failed.reason()));
        case Children.Outcome.TimedOut timedOut -> end(Status.TIMEOUT, "");
        case Children.Outcome.Cancelled cancelled -> end(Status.CANCELLED, "");
      }
    }
    Gathered all = gathered();
    if (all == null) {
      finish();
      return;
    }
    int threads = Math.max(1, Math.min(limits.threads(), work.size()));
    active.set(threads);
    for (int i = 1; i < threads; i++) {
      try {
        executor.execute(() -> scan(all.pipeline));
      } catch (RejectedExecutionException busy) {
        active.decrementAndGet(); // the other threads do the work
      }
    }
    scan(all.pipeline);
  }

  private @Nullable Gathered gathered() {
    synchronized (lock) {
      return gathered;
    }
  }

  /** Opens what it reads; if it fails or was ended before, nothing is gathered. */
  private void open(List<Batch> rowsOfChildren) {
    try {
      Pipeline pipeline = new Pipeline(plan, new Evaluator(evaluation), rowsOfChildren);
      for (EventSource source : sources) {
        Splits splits = source.splits(evaluation.startMs(), evaluation.endMs() + 1, plan.needs());
        opened.add(splits);
        splits.list().forEach(split -> work.add(new Work(source, split)));
      }
      work.sort(Comparator.comparingLong((Work w) -> w.split.maxTime()).reversed());
      synchronized (lock) {
        gatheredBytes = children.heapBytes();
        gathered = status == Status.RUNNING ? new Gathered(pipeline, pipeline.newGatherer()) : null;
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  private void scan(Pipeline pipeline) {
    try {
      Scanner scanner = new Scanner(pipeline);
      int at = next.getAndIncrement();
      while (at < work.size() && !stop.get()) {
        if (clock.millis() > deadline) {
          end(Status.TIMEOUT, "");
        } else {
          scanner.scan(work.get(at));
        }
        at = next.getAndIncrement();
      }
      scanner.handOver();
    } catch (RuntimeException | Error e) {
      failed(e);
    } finally {
      if (active.decrementAndGet() == 0) {
        finish();
      }
    }
  }

  private void finish() {
    try {
      end(Status.COMPLETE, "");
    } catch (RuntimeException | Error e) {
      failed(e);
    } finally {
      opened.forEach(Splits::close);
      settle();
      ended.complete(status());
    }
  }

  /** One thread's part: it gathers for itself, and hands over now and then. */
  private final class Scanner {
    private final EventColumns.Fields fields = new EventColumns.Fields(plan.eventFields());
    private final Pipeline pipeline;
    private Gatherer own;
    private Statistics seen = Statistics.NONE;
    private long handedOver = clock.millis();

    Scanner(Pipeline pipeline) {
      this.pipeline = pipeline;
      this.own = pipeline.newGatherer();
    }

    void scan(Work unit) {
      seen = seen.plus(read(unit));
      if (own.heapBytes() + gatheredBytes > limits.heapBytes()) {
        handOver();
      }
      if (gatheredBytes > limits.heapBytes()) {
        throw new QueryFailed(
            "The query needs more than the "
                + (limits.heapBytes() >> 20)
                + " MiB of memory that a query may use. Narrow the time range, filter more events"
                + " or group by fewer distinct values.");
      }
      if (clock.millis() - handedOver >= HAND_OVER_MS) {
        handOver();
      }
    }

    private Statistics read(Work unit) {
      Split split = unit.split;
      if (own.isComplete(split.maxTime()) || allComplete(split.maxTime())) {
        return Statistics.skipped(split);
      }
      EventRows events;
      try {
        events = split.read();
      } catch (DamagedSplit damaged) {
        return Statistics.damaged();
      }
      if (events == null) {
        return Statistics.skipped(split);
      }
      Batch found = pipeline.scan(Batch.of(new EventColumns(events, unit.source, fields)));
      if (found.size() > 0) {
        own.add(found);
      }
      return Statistics.scanned(split, found.size());
    }

    private boolean allComplete(long maxTime) {
      synchronized (lock) {
        return gathered != null && gathered.all.isComplete(maxTime);
      }
    }

    void handOver() {
      synchronized (lock) {
        statistics = statistics.plus(seen);
        if (gathered != null) {
          gathered.all.merge(own);
          gatheredBytes = children.heapBytes() + gathered.all.heapBytes();
        }
      }
      seen = Statistics.NONE;
      own = pipeline.newGatherer();
      handedOver = clock.millis();
      if (!stop.get()) {
        holding.grow(gatheredBytes); // without the lock: ended queries may have to give way
      }
    }
  }

  private void failed(Throwable e) {
    end(Status.FAILED, reasonOf(e));
  }

  private static String reasonOf(Throwable e) {
    if (e instanceof QueryFailed) {
      return String.valueOf(e.getMessage());
    }
    LOG.error("a query failed", e);
    return "Internal error";
  }

  /** The first end counts; one whose rows cannot be made is a failure. */
  private void end(Status how, String why) {
    stop.set(true);
    synchronized (lock) {
      if (status == Status.RUNNING || status == Status.SCHEDULED) {
        try {
          rows = how == Status.FAILED || gathered == null ? null : gathered.rows();
          status = how;
          reason = why;
        } catch (RuntimeException | Error e) {
          status = Status.FAILED;
          reason = reasonOf(e);
        }
        endedAt = clock.millis();
        gathered = null; // lets go of what was gathered
        settle();
      }
    }
  }

  /** From its end on, its rows are all that it holds. */
  private void settle() {
    synchronized (lock) {
      holding.settle(rows == null ? 0 : rows.heapBytes());
    }
  }

  /**
   * Ends it early; what was found until then can still be read.
   *
   * @return false if it has ended before
   */
  public boolean cancel() {
    synchronized (lock) {
      if (status != Status.RUNNING && status != Status.SCHEDULED) {
        return false;
      }
      boolean waiting = status == Status.SCHEDULED;
      end(Status.CANCELLED, "");
      if (waiting) {
        ended.complete(Status.CANCELLED);
      }
    }
    children.cancel(); // without the lock: they call back
    return true;
  }

  /** Lets go of the rows of a query that has ended; it has none from here on. */
  public void letGo() {
    synchronized (lock) {
      if (endedAt != Long.MIN_VALUE) {
        rows = null;
        holding.settle(0);
      }
    }
  }

  /** Where it is. */
  public Status status() {
    synchronized (lock) {
      return status;
    }
  }

  /** Why it failed; empty otherwise. */
  public String reason() {
    synchronized (lock) {
      return reason;
    }
  }

  /** What it and the queries within it looked at so far. */
  public Statistics statistics() {
    Statistics ofChildren = children.statistics(); // without the lock: they have their own
    synchronized (lock) {
      return statistics.plus(ofChildren);
    }
  }

  /** How long it has been running, or ran. */
  public Duration elapsed() {
    synchronized (lock) {
      long until = endedAt == Long.MIN_VALUE ? clock.millis() : endedAt;
      return Duration.ofMillis(until - started);
    }
  }

  /**
   * How far it is.
   *
   * @param rows those found so far; all of them if the status says that it has ended
   */
  public record Answer(Status status, Batch rows) {}

  /** Status and rows of one moment. */
  public Answer answer() {
    synchronized (lock) {
      return new Answer(status, rows());
    }
  }

  /** Its rows: those found so far while it runs. */
  public Batch rows() {
    synchronized (lock) {
      try {
        if (rows == null && gathered != null) {
          return gathered.rows();
        }
        return rows == null ? Batch.of(0, Map.of()) : rows;
      } catch (QueryFailed tooMuchSoFar) {
        return Batch.of(0, Map.of()); // its end will say why
      }
    }
  }

  /** The columns to show, in order. */
  public List<String> shown() {
    return plan.shown();
  }

  /** Completes when it has ended and let go of what it read. */
  public CompletableFuture<Status> ended() {
    return ended;
  }
}
