package io.tallystone.engine.catalog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** A few sessions for reads, lent to one caller at a time. */
final class Readers implements AutoCloseable {

  private final Semaphore free = new Semaphore(CatalogLimits.READ_SESSIONS, true);
  // Last in, first out: the session used last has the warmest page cache.
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private boolean closed;

  private Readers(List<Session> sessions) {
    idle.addAll(sessions);
  }

  static Readers open(Path file) throws SQLException {
    List<Session> sessions = new ArrayList<>();
    try {
      for (int i = 0; i < CatalogLimits.READ_SESSIONS; i++) {
        sessions.add(Session.reader(file));
      }
    } catch (SQLException e) {
      for (Session session : sessions) {
        session.close();
      }
      throw e;
    }
    return new Readers(sessions);
  }

  /** Reads what is committed. Each statement sees a moment of its own. */
  <T> T read(Session.Work<T> work) {
    free.acquireUninterruptibly();
    try {
      if (closed) {
        throw Failures.closed();
      }
      Session session = idle.pop();
      try {
        return work.run(session);
      } finally {
        idle.push(session);
      }
    } catch (SQLException e) {
      throw Failures.unchanged(e);
    } finally {
      free.release();
    }
  }

  /** Reads with several statements that all see the same moment. */
  <T> T readAtOneMoment(Session.Work<T> work) {
    return read(
        session -> {
          session.execute("BEGIN");
          try {
            return work.run(session);
          } finally {
            // There is nothing to commit, and unlike COMMIT this works after a damaged page too.
            session.execute("ROLLBACK");
          }
        });
  }

  /** Waits for running reads. */
  @Override
  public void close() throws SQLException {
    free.acquireUninterruptibly(CatalogLimits.READ_SESSIONS);
    try {
      closed = true;
      for (Session session : idle) {
        session.close();
      }
      idle.clear();
    } finally {
      free.release(CatalogLimits.READ_SESSIONS);
    }
  }
}
