package io.tallystone.wire.http;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators learn when connections cannot be accepted, mostly for want of file handles: a line
 * when it begins, one a minute while it lasts, one when it is over.
 */
final class AcceptFailures {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private long lastLine; // this and what follows guarded by this
  private long ofThese;
  private volatile long all;

  AcceptFailures(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A connection could not be accepted. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only
  synchronized void failed(Throwable failure) {
    all++;
    ofThese++;
    long now = nanoTime.getAsLong();
    if (ofThese == 1 || now - lastLine >= BETWEEN_LINES.toNanos()) {
      lastLine = now;
      LOG.error(
          "cannot accept connections, so clients wait: {} ({} failures so far; if files are too many,"
              + " raise the limit: ulimit -n, LimitNOFILE)",
          failure.getMessage(),
          ofThese);
    }
  }

  /** A connection was accepted. */
  void accepted() {
    if (all > 0) {
      over();
    }
  }

  private synchronized void over() {
    if (ofThese > 0) {
      LOG.info("connections are accepted again, after {} failures", ofThese);
      ofThese = 0;
    }
  }

  /** All of them since the start. */
  long count() {
    return all;
  }
}
