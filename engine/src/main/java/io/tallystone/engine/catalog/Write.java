package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.CatalogException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One caller's change on its way through the {@link Writer}.
 *
 * @param <T> what the change gives back
 */
final class Write<T> {

  /** What became of a change. */
  sealed interface Outcome<T> {
    /** It is on disk. */
    record Stored<T>(T value) implements Outcome<T> {}

    /** Nothing was changed. */
    record Failed<T>(Throwable cause) implements Outcome<T> {}

    /** It may or may not be on disk. */
    record Unknown<T>(SQLException cause) implements Outcome<T> {}
  }

  private static final String SAVEPOINT = "SAVEPOINT one_write";
  private static final String UNDO = "ROLLBACK TO one_write";
  private static final String RELEASE = "RELEASE one_write";

  /** Whether it gets a transaction of its own. */
  final boolean alone;

  private final Session.Work<T> work;
  private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
  private @Nullable Outcome<T> provisional;

  Write(Session.Work<T> work, boolean alone) {
    this.work = work;
    this.alone = alone;
  }

  /** Runs as the only change of its transaction; whether to commit. */
  boolean run(Session session) {
    try {
      provisional = new Outcome.Stored<>(work.run(session));
      return true;
    } catch (Throwable e) { // whatever it is, it belongs to the caller
      provisional = new Outcome.Failed<>(e);
      return false;
    }
  }

  /**
   * Runs as one of several changes in a transaction; if it fails, the others are not touched.
   *
   * @throws SQLException if the whole transaction is lost
   */
  void runAmongOthers(Session session) throws SQLException {
    session.execute(SAVEPOINT);
    if (!run(session)) {
      undo(session);
    }
    session.execute(RELEASE);
  }

  private void undo(Session session) throws SQLException {
    try {
      session.execute(UNDO);
    } catch (SQLException e) {
      // A full disk and the like end the whole transaction; then that is why the others fail too.
      if (provisional instanceof Outcome.Failed<T> failed
          && failed.cause() instanceof SQLException reason) {
        reason.addSuppressed(e);
        throw reason;
      }
      throw e;
    }
  }

  /** The transaction ended well: the caller learns what its own change came to. */
  void finish() {
    Outcome<T> result = provisional;
    outcome.complete(
        result != null ? result : new Outcome.Failed<>(new IllegalStateException("BUG: not run")));
  }

  /** The whole transaction failed; a change that had failed by itself keeps its own reason. */
  void fail(Throwable failure) {
    outcome.complete(
        provisional instanceof Outcome.Failed<T> own ? own : new Outcome.Failed<>(failure));
  }

  /** Nobody knows how the transaction ended; a change that had failed by itself was undone. */
  void leaveUnknown(SQLException failure) {
    outcome.complete(
        provisional instanceof Outcome.Failed<T> own ? own : new Outcome.Unknown<>(failure));
  }

  /** Waits. Interrupts are kept for later: a change cannot be called back. */
  Outcome<T> await() {
    return outcome.join();
  }

  /** The value, or the failure thrown. */
  static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Stored<T> stored -> stored.value();
      case Outcome.Unknown<T> unknown -> throw Failures.unknown(unknown.cause());
      case Outcome.Failed<T> failed -> throw thrown(failed.cause());
    };
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return switch (cause) {
      case SQLException e -> Failures.unchanged(e);
      case RuntimeException e -> e;
      default -> new CatalogException("catalog: " + cause, cause, false);
    };
  }
}
