package io.tallystone.engine.store;

import io.tallystone.engine.maintenance.Ownership;
import io.tallystone.engine.maintenance.Sealing;
import io.tallystone.engine.spi.CatalogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals frozen tables one after the other, and tries again when that fails. */
final class Sealer {
  private static final Logger log = LoggerFactory.getLogger(Sealer.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Sealing sealing;
  private final Tables tables;
  private final Room room;
  private final Ownership ownership;
  private final Runnable sealed;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong seals = new AtomicLong();
  private volatile String failure = "";
  private long retryAt; // guarded by lock; System.nanoTime

  /**
   * New.
   *
   * @param sealed told after each seal; must not wait
   */
  Sealer(Sealing sealing, Tables tables, Room room, Ownership ownership, Runnable sealed) {
    this.sealing = sealing;
    this.tables = tables;
    this.room = room;
    this.ownership = ownership;
    this.sealed = sealed;
  }

  /**
   * Seals what is frozen or due; a failure is logged, and left alone for a while.
   *
   * @param held whether the next table has to wait; asked before each
   */
  void sealDue(BooleanSupplier held) {
    lock.lock();
    try {
      if (!failure.isEmpty() && System.nanoTime() - retryAt < 0) {
        return;
      }
      tables.freezeIfDue();
      sealFrozen(held);
    } catch (IOException | CatalogException e) {
      failed(e);
    } catch (RuntimeException | Error e) {
      failed(e);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Seals everything. */
  void sealAll() {
    lock.lock();
    try {
      tables.freezeNow();
      sealFrozen(() -> false);
    } catch (IOException e) {
      failed(e);
      throw new UncheckedIOException(e);
    } catch (CatalogException e) {
      failed(e);
      throw e;
    } finally {
      lock.unlock();
    }
    if (!ownership.lost().isEmpty()) {
      throw new IllegalStateException(ownership.lost());
    }
  }

  private void sealFrozen(BooleanSupplier held) throws IOException {
    while (!held.getAsBoolean() && sealing.sealOldest()) {
      seals.incrementAndGet();
      failure = "";
      tables.freezeIfDue();
      room.changed();
      sealed.run();
    }
  }

  private void failed(Throwable e) {
    retryAt = System.nanoTime() + RETRY_AFTER.toNanos();
    String reason = "sealing fails: " + e.getMessage();
    if (!reason.equals(failure)) {
      log.error("{}; it is tried again every {} s", reason, RETRY_AFTER.toSeconds());
    }
    failure = reason;
  }

  /** Runs while nothing is sealed. */
  void between(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Why the last attempt failed; empty if it did not. */
  String failure() {
    return failure;
  }

  /** Tables sealed since the start. */
  long seals() {
    return seals.get();
  }
}
