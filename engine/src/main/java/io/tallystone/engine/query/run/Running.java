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
    TIMEOUT
  }

  private record Work(EventSource source, Split split) {}

  private final Plan plan;
  private final Pipeline pipeline;
  private final List<EventSource> sources;
  private final Evaluation evaluation;
  private final Limits limits;
  private final Clock clock;
  private final long started;
  private final long deadline;
  private final CompletableFuture<Status> ended = new CompletableFuture<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final List<Splits> opened = new ArrayList<>();
  private final List<Work> work = new ArrayList<>();
  private final Object lock = new Object();
  private Gatherer gathered;
  private volatile long gatheredBytes;
  private @Nullable Batch rows;
  private Statistics statistics = Statistics.NONE;
  private Status status = Status.SCHEDULED;
  private String reason = "";
  private long endedAt = Long.MIN_VALUE;

  private Running(
      Plan plan, List<EventSource> sources, Evaluation evaluation, Limits limits, Clock clock) {
    this.plan = plan;
    this.sources = List.copyOf(sources);
    this.evaluation = evaluation;
    this.limits = limits;
    this.clock = clock;
    this.started = clock.millis();
    this.deadline = started + limits.time().toMillis();
    this.pipeline = new Pipeline(plan, new Evaluator(evaluation));
    this.gathered = pipeline.newGatherer();
  }

  /**
   * Starts a query.
   *
   * @param evaluation its time range: events from start to end, both inclusive
   */
  public static Running start(
      Plan plan,
      List<EventSource> sources,
      Evaluation evaluation,
      Limits limits,
      Clock clock,
      Executor executor) {
    Running query = new Running(plan, sources, evaluation, limits, clock);
    executor.execute(() -> query.begin(executor));
    return query;
  }

  private void begin(Executor executor) {
    synchronized (lock) {
      if (status != Status.SCHEDULED) {
        return;
      }
      status = Status.RUNNING;
    }
    try {
      for (EventSource source : sources) {
        Splits splits = source.splits(evaluation.startMs(), evaluation.endMs() + 1, plan.needs());
        opened.add(splits);
        splits.list().forEach(split -> work.add(new Work(source, split)));
      }
      work.sort(Comparator.comparingLong((Work w) -> w.split.maxTime()).reversed());
    } catch (RuntimeException | Error e) {
      failed(e);
    }
    int threads = Math.max(1, Math.min(limits.threads(), work.size()));
    active.set(threads);
    for (int i = 1; i < threads; i++) {
      executor.execute(this::scan);
    }
    scan();
  }

  private void scan() {
    try {
      Scanner scanner = new Scanner();
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
      ended.complete(status());
    }
  }

  /** One thread's part: it gathers for itself, and hands over now and then. */
  private final class Scanner {
    private final EventColumns.Fields fields = new EventColumns.Fields(plan.eventFields());
    private Gatherer own = pipeline.newGatherer();
    private Statistics seen = Statistics.NONE;
    private long handedOver = clock.millis();

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
        return gathered.isComplete(maxTime);
      }
    }

    void handOver() {
      synchronized (lock) {
        statistics = statistics.plus(seen);
        if (status == Status.RUNNING) {
          gathered.merge(own);
          gatheredBytes = gathered.heapBytes();
        }
      }
      seen = Statistics.NONE;
      own = pipeline.newGatherer();
      handedOver = clock.millis();
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
          rows = how == Status.FAILED ? null : pipeline.finish(gathered);
          status = how;
          reason = why;
        } catch (RuntimeException | Error e) {
          status = Status.FAILED;
          reason = reasonOf(e);
        }
        endedAt = clock.millis();
        gathered = pipeline.newGatherer(); // lets go of what was gathered
      }
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
      return true;
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

  /** What it looked at so far. */
  public Statistics statistics() {
    synchronized (lock) {
      return statistics;
    }
  }

  /** How long it has been running, or ran. */
  public Duration elapsed() {
    synchronized (lock) {
      long until = endedAt == Long.MIN_VALUE ? clock.millis() : endedAt;
      return Duration.ofMillis(until - started);
    }
  }

  /** Its rows: those found so far while it runs. */
  public Batch rows() {
    synchronized (lock) {
      try {
        return rows != null ? rows : pipeline.finish(gathered);
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
