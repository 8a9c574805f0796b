package io.tallystone.e2e.process;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition to come true, and fails naming it when it does not. */
public final class Await {

  private static final long POLL_MILLIS = 20;

  private Await() {}

  /** Waits until the condition holds. A condition that throws, or asserts, does not hold yet. */
  @SuppressWarnings("BusyWait") // other processes cannot notify us
  public static void until(String what, Duration atMost, Callable<Boolean> condition)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Throwable last = null;
    while (true) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception | AssertionError e) {
        last = e;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + atMost + ": " + what, last);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
