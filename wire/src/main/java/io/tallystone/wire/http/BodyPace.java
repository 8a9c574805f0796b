package io.tallystone.wire.http;

import java.util.function.Consumer;

/**
 * How far one body is behind the rate at which it must come.
 *
 * <p>A body has some patience to use up. Time takes from it, each byte gives some back, and never
 * is there more than at first. So a body that came fast and then stops is given up as soon as one
 * that never began: what counts is the rate of the last seconds. All of it together takes at most
 * the patience and the time that its length takes at the rate.
 */
final class BodyPace implements AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long mostPatience;
  private final double nanosPerByte;
  private final Consumer<BodyPace> whenClosed;
  private final Thread reader = Thread.currentThread();
  private long patience;
  private long lastNanos = System.nanoTime();
  private boolean paused; // this and what follows guarded by this
  private boolean late;
  private boolean closed;

  BodyPace(HttpLimits limits, Consumer<BodyPace> whenClosed) {
    this.mostPatience = limits.bodyGrace().toNanos();
    this.nanosPerByte = NANOS_PER_SECOND / limits.minBodyBytesPerSecond();
    this.whenClosed = whenClosed;
    this.patience = mostPatience;
  }

  /**
   * So many bytes more have come.
   *
   * @throws io.tallystone.wire.AwsException 408 if they come too slowly
   */
  synchronized void came(int bytes) {
    forgive(); // it may have been woken because this machine is slow, not the client
    patience += (long) (bytes * nanosPerByte) - elapsed();
    if (patience < 0) {
      throw HttpErrors.tooSlow();
    }
    patience = Math.min(mostPatience, patience);
  }

  /** Does something for the body that may have to wait, which is not the client's fault. */
  void meanwhile(Runnable work) {
    synchronized (this) {
      paused = true;
    }
    work.run();
    synchronized (this) {
      paused = false;
      elapsed();
    }
  }

  private long elapsed() {
    long now = System.nanoTime();
    long elapsed = now - lastNanos;
    lastNanos = now;
    return elapsed;
  }

  /** Wakes the reader if it has waited too long. */
  synchronized void interruptIfLate() {
    boolean waiting = !closed && !paused && !late;
    if (waiting && System.nanoTime() - lastNanos > patience) {
      late = true;
      reader.interrupt();
    }
  }

  /** Whether the reader was woken. */
  synchronized boolean late() {
    return late;
  }

  /** The reader is done. What it does next must not be disturbed by an interrupt meant for this. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      forgive();
    }
    whenClosed.accept(this);
  }

  private void forgive() {
    if (late) {
      late = false;
      Thread.interrupted();
    }
  }
}
