package io.tallystone.collect.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/**
 * The tables of the spool, one SQLite file; {@code user_version} holds the format.
 *
 * <pre>
 * agent   producer: the spool's identity
 * stream  a log stream and the number of its last batch
 * batch   what waits: stream, number, events (see {@link BatchEncoding})
 * refused what the service refused: in this order, with its reason
 * file    how far a file is read (see {@link FilePosition})
 * source  when an entry of the configuration was first followed
 * </pre>
 */
final class SpoolSchema {

  /** Set for the life of the spool: file name, so that operators know it. */
  static final String FILE = "spool.sqlite";

  private static final int BUSY_MILLIS = 1000;

  /** What leads from each format to the next, from nothing to format 1 first. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "CREATE TABLE agent (producer TEXT NOT NULL)",
              "CREATE TABLE stream (id INTEGER PRIMARY KEY, log_group TEXT NOT NULL, name TEXT NOT NULL,"
                  + " sequence INTEGER NOT NULL, UNIQUE (log_group, name))",
              "CREATE TABLE batch (stream INTEGER NOT NULL, sequence INTEGER NOT NULL, events BLOB NOT NULL,"
                  + " refused TEXT, PRIMARY KEY (stream, sequence)) WITHOUT ROWID",
              "CREATE TABLE file (source TEXT NOT NULL, file_key TEXT NOT NULL, path TEXT NOT NULL,"
                  + " position INTEGER NOT NULL, fingerprint_length INTEGER NOT NULL, fingerprint INTEGER NOT"
                  + " NULL, PRIMARY KEY (source, file_key))",
              "CREATE TABLE source (name TEXT PRIMARY KEY, started_at INTEGER NOT NULL)"),
          List.of(
              "CREATE TABLE refused (id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, sequence INTEGER NOT"
                  + " NULL, reason TEXT NOT NULL, events BLOB NOT NULL)",
              "INSERT INTO refused (stream, sequence, reason, events) SELECT stream, sequence, refused, events"
                  + " FROM batch WHERE refused IS NOT NULL ORDER BY stream, sequence",
              "DELETE FROM batch WHERE refused IS NOT NULL",
              "ALTER TABLE batch DROP COLUMN refused"));

  private SpoolSchema() {}

  /** Opens the folder's database, brought to this format, and keeps other agents out. */
  static Connection open(Path directory) throws IOException {
    Files.createDirectories(directory);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + directory.resolve(FILE));
      try {
        connection.setAutoCommit(false);
        migrate(connection);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(
          "cannot use the state directory "
              + directory
              + " (is another agent running on it?): "
              + e.getMessage(),
          e);
    }
  }

  private static void migrate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int format = format(statement);
      if (format > STEPS.size()) {
        throw new SQLException(
            "spool format: " + format + " (expected: <= " + STEPS.size() + "); use a newer agent");
      }
      for (List<String> step : STEPS.subList(format, STEPS.size())) {
        for (String sql : step) {
          statement.executeUpdate(sql);
        }
      }
      if (format == 0) {
        statement.executeUpdate("INSERT INTO agent VALUES ('" + UUID.randomUUID() + "')");
      }
      // Written at each start: SQLite takes the lock that keeps other agents out with the first
      // write, and keeps it.
      statement.executeUpdate("PRAGMA user_version = " + STEPS.size());
      connection.commit();
    }
  }

  private static int format(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("PRAGMA user_version")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
