package io.tallystone.engine.store;

import io.tallystone.engine.maintenance.Maintenance;
import io.tallystone.engine.spi.CatalogException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass of maintenance at a time, and once a day the forgetting of silent producers. */
final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PRODUCERS_EVERY = Duration.ofDays(1);

  private final Maintenance maintenance;
  private final ProducerCheckpoints checkpoints;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private long producersAt = Long.MIN_VALUE; // guarded by lock; ms since the epoch

  Upkeep(Maintenance maintenance, ProducerCheckpoints checkpoints, Clock clock) {
    this.maintenance = maintenance;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  void run() {
    lock.lock();
    try {
      maintenance.run();
      long now = clock.millis();
      if (now >= producersAt) {
        checkpoints.expire(now);
        producersAt = now + PRODUCERS_EVERY.toMillis();
      }
    } catch (CatalogException e) {
      log.error("silent producers could not be forgotten: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** Runs while there is no pass. */
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
