package io.tallystone.wire.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends the reading of bodies that come too slowly. A reader that waits for a byte cannot look at
 * the clock, and the idle timeout is far too long for a body that holds memory.
 */
final class BodyPaces extends AbstractLifeCycle {
  private final Scheduler scheduler;
  private final HttpLimits limits;
  private final Set<BodyPace> open = ConcurrentHashMap.newKeySet();

  BodyPaces(Scheduler scheduler, HttpLimits limits) {
    this.scheduler = scheduler;
    this.limits = limits;
  }

  /** Watches a body that the calling thread reads, until it is closed. */
  BodyPace begin() {
    BodyPace pace = new BodyPace(limits, open::remove);
    open.add(pace);
    return pace;
  }

  @Override
  protected void doStart() {
    scheduleSweep();
  }

  private void scheduleSweep() {
    long period = Math.clamp(limits.bodyGrace().toMillis() / 4, 20, 1_000);
    scheduler.schedule(this::sweep, period, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    if (isRunning() || isStarting()) {
      open.forEach(BodyPace::interruptIfLate);
      scheduleSweep();
    }
  }
}
