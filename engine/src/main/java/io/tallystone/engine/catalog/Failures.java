package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.CatalogException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Tells what a failure of SQLite means to callers. */
final class Failures {

  private Failures() {}

  /** Nothing was changed, for this reason. */
  static CatalogException unchanged(SQLException cause) {
    boolean full = full(cause);
    String advice = full ? " (free some space on its volume)" : "";
    return new CatalogException("catalog: " + cause.getMessage() + advice, cause, full);
  }

  /** The database cannot be used. */
  static CatalogException notOpened(Path file, SQLException cause) {
    return new CatalogException(
        "%s: cannot open the catalog: %s".formatted(file, cause.getMessage()), cause, full(cause));
  }

  /** The change may or may not be on disk. */
  static CatalogException unknown(SQLException cause) {
    return new CatalogException(
        "catalog: nobody knows whether this was stored: " + cause.getMessage(), cause, false);
  }

  /** The catalogue was closed before or during the call. */
  static CatalogException closed() {
    return new CatalogException("catalog: closed");
  }

  private static boolean full(SQLException cause) {
    if (!(cause instanceof SQLiteException sqlite)) {
      return false;
    }
    return switch (sqlite.getResultCode()) {
      // SHMSIZE: there is no room to enlarge the index of the write-ahead log.
      case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> true;
      default -> false;
    };
  }

  /**
   * Whether a failed COMMIT may still be found after a crash: an error of the device tells nothing
   * of what reached it. A full one refused the bytes before the commit mark was written.
   */
  static boolean outcomeUnknown(SQLException commitFailure) {
    return commitFailure instanceof SQLiteException sqlite
        && sqlite.getResultCode().name().startsWith("SQLITE_IOERR")
        && !full(commitFailure);
  }
}
