package io.tallystone.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of this process, less what the calling thread spent on preparing data. */
public final class CpuClock {
  private static final double NANOS = 1e9;
  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long started = SYSTEM.getProcessCpuTime();
  private long preparation;
  private long preparationStarted;

  /** Starts now; preparation is that of the calling thread. */
  public CpuClock() {}

  /** What follows on this thread does not count. */
  public void pause() {
    preparationStarted = THREADS.getCurrentThreadCpuTime();
  }

  /** What follows counts again. */
  public void resume() {
    preparation += THREADS.getCurrentThreadCpuTime() - preparationStarted;
  }

  /** Seconds of processor time, of all threads. */
  public double seconds() {
    return (SYSTEM.getProcessCpuTime() - started - preparation) / NANOS;
  }
}
