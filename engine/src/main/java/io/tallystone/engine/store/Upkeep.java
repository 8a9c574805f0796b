package io.tallystone.engine.store;

import io.tallystone.engine.maintenance.Maintenance;
import io.tallystone.engine.spi.CatalogException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step of maintenance at a time: tidying now and then, one merge whenever there is one to make,
 * and once a day the forgetting of silent producers.
 */
final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  /** How often everything live is looked at; drops of expired segments may be late by this. */
  static final Duration TIDY_EVERY = Duration.ofSeconds(30);

  private static final Duration PRODUCERS_EVERY = Duration.ofDays(1);

  private final Maintenance maintenance;
  private final ProducerCheckpoints checkpoints;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private long tidyAt = System.nanoTime() + TIDY_EVERY.toNanos(); // guarded by lock
  private long producersAt = Long.MIN_VALUE; // guarded by lock; ms since the epoch

  Upkeep(Maintenance maintenance, ProducerCheckpoints checkpoints, Clock clock) {
    this.maintenance = maintenance;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /** Takes one step; true if there may be another merge to make at once. */
  boolean step() {
    lock.lock();
    try {
      if (System.nanoTime() - tidyAt >= 0) {
        tidy();
        tidyAt = System.nanoTime() + TIDY_EVERY.toNanos();
      }
      return maintenance.mergeNext();
    } finally {
      lock.unlock();
    }
  }

  /** Does all there is to do. */
  void runAll() {
    lock.lock();
    try {
      tidy();
      boolean more = maintenance.mergeNext();
      while (more) {
        more = maintenance.mergeNext();
      }
      tidy();
    } finally {
      lock.unlock();
    }
  }

  private void tidy() {
    maintenance.tidy();
    long now = clock.millis();
    if (now < producersAt) {
      return;
    }
    try {
      checkpoints.expire(now);
      producersAt = now + PRODUCERS_EVERY.toMillis();
    } catch (CatalogException e) {
      log.error("silent producers could not be forgotten: {}", e.getMessage());
    }
  }

  /** Runs while no step is taken. */
  void between(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  long merges() {
    return maintenance.merges();
  }

  long dropped() {
    return maintenance.dropped();
  }
}
