package io.tallystone.engine.catalog;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the streams of deleted groups in the background, some in each transaction, so that a
 * group with a million streams is deleted at once and nobody waits behind the removal. The work
 * left is in table {@code stream_purge} and goes on after a restart.
 */
final class StreamPurge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamPurge.class);

  private final Writer writer;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("catalog-stream-purge").daemon().factory());

  StreamPurge(Writer writer) {
    this.writer = writer;
  }

  /** Notes, inside the transaction that deletes the group, that its streams are to be removed. */
  static void note(Session session, long groupId) throws SQLException {
    session.update("INSERT INTO stream_purge (group_id) VALUES (?)", groupId);
  }

  /** Starts on what is noted, soon. */
  void wake() {
    schedule(0);
  }

  private void schedule(int delaySeconds) {
    try {
      var _ = thread.schedule(this::removeAll, delaySeconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("closing: streams of deleted groups are removed after the next start");
    }
  }

  private void removeAll() {
    try {
      while (!thread.isShutdown() && writer.write(StreamPurge::step)) {
        log.debug("removed some streams of a deleted group");
      }
    } catch (RuntimeException e) {
      log.warn("cannot remove streams of deleted groups yet: {}", e.toString());
      schedule(CatalogLimits.PURGE_RETRY_SECONDS);
    }
  }

  /** Removes some streams; whether there may be more. */
  private static boolean step(Session session) throws SQLException {
    Optional<Long> group =
        session.first("SELECT group_id FROM stream_purge LIMIT 1", row -> row.getLong(1));
    if (group.isEmpty()) {
      return false;
    }
    int removed = StreamTable.deleteSome(session, group.get(), CatalogLimits.PURGED_PER_STEP);
    if (removed < CatalogLimits.PURGED_PER_STEP) {
      session.update("DELETE FROM stream_purge WHERE group_id = ?", group.get());
    }
    return true;
  }

  /** Waits for a running step. */
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
