package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.CatalogException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the newest format. Each migration and the note that it was made are one
 * transaction, so that one killed half-way has done nothing and is made again at the next start.
 */
final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  /** "TSCT" in SQLite's application id: tells a Tallystone catalogue from any other database. */
  static final long APPLICATION_ID = 0x54534354;

  private final Path file;
  private final List<Migration> all;
  private final Clock clock;

  Migrations(Path file, List<Migration> all, Clock clock) {
    this.file = file;
    this.all = all;
    this.clock = clock;
  }

  /**
   * Makes the migrations that are missing.
   *
   * @throws CatalogException if the database is not a catalogue or is newer than this program
   */
  void run(Session session) throws SQLException {
    int current = version(session);
    int newest = all.getLast().version();
    if (current > newest) {
      throw new CatalogException(
          "%s: catalog format version: %d (expected: <= %d): it was written by a newer Tallystone; start that one, or restore a backup"
              .formatted(file, current, newest));
    }
    for (Migration migration : all.subList(current, all.size())) {
      make(session, migration);
    }
  }

  private int version(Session session) throws SQLException {
    long application = session.number("PRAGMA application_id");
    if (application == APPLICATION_ID) {
      return Math.toIntExact(session.number("SELECT max(version) FROM schema_version"));
    }
    if (session.number("SELECT count(*) FROM sqlite_master") > 0) {
      throw new CatalogException(
          "%s: not a Tallystone catalog: application id: %d (expected: %d)"
              .formatted(file, application, APPLICATION_ID));
    }
    return 0;
  }

  private void make(Session session, Migration migration) throws SQLException {
    session.executeOnce("BEGIN IMMEDIATE");
    try {
      for (String statement : migration.statements()) {
        session.executeOnce(statement);
      }
      if (migration.version() == 1) {
        session.executeOnce("PRAGMA application_id = " + APPLICATION_ID);
      }
      session.update(
          "INSERT INTO schema_version (version, description, applied_at) VALUES (?, ?, ?)",
          migration.version(),
          migration.description(),
          clock.millis());
      session.executeOnce("COMMIT");
    } catch (SQLException e) {
      session.executeOnce("ROLLBACK");
      throw e;
    }
    log.info(
        "catalog is now of format version {}: {}", migration.version(), migration.description());
  }
}
