package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.CatalogException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to change the database: a thread that runs the callers' changes one after another
 * and commits what waits together, so that many callers share one fsync. A call returns when its
 * change is on disk. A change that fails is undone to its savepoint; those beside it go on.
 */
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  private final Session session;
  private final BlockingQueue<Write<?>> waiting = new LinkedBlockingQueue<>();
  private final Write<Boolean> stop = new Write<>(s -> true, true);
  private final Thread thread;
  private boolean closed;

  Writer(Session session) {
    this.session = session;
    this.thread = Thread.ofPlatform().name("catalog-writer").daemon().start(this::runAll);
  }

  /** A small change; may share its transaction with others. */
  <T> T write(Session.Work<T> work) {
    return Write.value(submit(new Write<>(work, false)));
  }

  /**
   * A change of many rows, or one whose caller handles an unknown outcome: a transaction of its
   * own.
   */
  <T> Write.Outcome<T> writeAlone(Session.Work<T> work) {
    return submit(new Write<>(work, true));
  }

  private <T> Write.Outcome<T> submit(Write<T> write) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a change must not change the catalog itself");
    }
    synchronized (this) {
      if (closed) {
        throw Failures.closed();
      }
      waiting.add(write);
    }
    return write.await();
  }

  private void runAll() {
    while (true) {
      List<Write<?>> batch;
      try {
        batch = nextBatch();
      } catch (InterruptedException e) {
        continue; // left over from a caller's code; only close() ends this thread
      }
      commit(batch);
      if (batch.contains(stop)) {
        return;
      }
    }
  }

  private List<Write<?>> nextBatch() throws InterruptedException {
    List<Write<?>> batch = new ArrayList<>();
    batch.add(waiting.take());
    while (!batch.getLast().alone && batch.size() < CatalogLimits.WRITES_PER_COMMIT) {
      @Nullable Write<?> next = waiting.peek();
      if (next == null || next.alone) {
        break;
      }
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void commit(List<Write<?>> batch) {
    boolean committing = false;
    try {
      session.execute("BEGIN IMMEDIATE");
      boolean keep = true;
      if (batch.size() == 1) {
        keep = batch.getFirst().run(session);
      } else {
        for (Write<?> write : batch) {
          write.runAmongOthers(session);
        }
      }
      committing = keep;
      session.execute(keep ? "COMMIT" : "ROLLBACK");
    } catch (SQLException e) {
      rollBack();
      if (committing && Failures.outcomeUnknown(e)) {
        batch.forEach(write -> write.leaveUnknown(e));
      } else {
        batch.forEach(write -> write.fail(e));
      }
      return;
    } catch (RuntimeException | Error e) {
      // Out of memory, say. The thread must live on, or all callers would wait for ever.
      log.error("catalog writer: transaction given up: {}", e, e);
      rollBack();
      batch.forEach(write -> write.fail(e));
      return;
    }
    batch.forEach(Write::finish);
  }

  private void rollBack() {
    try {
      session.executeOnce("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself; if not, the next BEGIN fails and tells its caller.
      log.debug("nothing to roll back: {}", e.getMessage());
    }
  }

  /** How many changes wait. */
  int waiting() {
    return waiting.size();
  }

  /** Finishes what waits. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.add(stop);
    }
    stop.await();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      session.close();
    } catch (SQLException e) {
      throw new CatalogException("catalog: cannot close: " + e.getMessage(), e, false);
    }
  }
}
