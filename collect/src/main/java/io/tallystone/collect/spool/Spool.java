package io.tallystone.collect.spool;

import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Batches that were read and are not yet acknowledged, and how far each file is read: one SQLite
 * file, so that a batch and the file positions it covers become durable together or not at all.
 * That, and the sequence number that a batch keeps for ever, is why neither a crash of the agent
 * nor one of the server loses or doubles a line.
 *
 * <p>All methods may be called from any thread; one transaction runs at a time.
 */
public final class Spool implements AutoCloseable {

  /** Set for the life of the spool: file name, so that operators know it. */
  static final String FILE = "spool.sqlite";

  private static final int FORMAT = 1;

  private final Connection connection;
  private final long maxBytes;
  private final String producer;
  private long bytes;
  private boolean closed;

  private Spool(Connection connection, long maxBytes, String producer, long bytes) {
    this.connection = connection;
    this.maxBytes = maxBytes;
    this.producer = producer;
    this.bytes = bytes;
  }

  /**
   * Opens or creates the spool in a folder that only this agent uses.
   *
   * @param maxBytes when this much waits, {@link #add} does too
   */
  public static Spool open(Path directory, long maxBytes) throws IOException {
    Files.createDirectories(directory);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(1000);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + directory.resolve(FILE));
      String producer = prepare(connection);
      return new Spool(connection, maxBytes, producer, waitingBytes(connection));
    } catch (SQLException e) {
      throw new IOException(
          "cannot use the state directory "
              + directory
              + " (is another agent running on it?): "
              + e.getMessage(),
          e);
    }
  }

  private static String prepare(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      long format = firstLong(statement.executeQuery("PRAGMA user_version"));
      if (format > FORMAT) {
        throw new SQLException(
            "spool format: " + format + " (expected: <= " + FORMAT + "); use a newer agent");
      }
      if (format == 0) {
        statement.executeUpdate("CREATE TABLE agent (producer TEXT NOT NULL)");
        statement.executeUpdate(
            "CREATE TABLE stream (id INTEGER PRIMARY KEY, log_group TEXT NOT NULL, name TEXT NOT NULL,"
                + " sequence INTEGER NOT NULL, UNIQUE (log_group, name))");
        statement.executeUpdate(
            "CREATE TABLE batch (stream INTEGER NOT NULL, sequence INTEGER NOT NULL, events BLOB NOT NULL,"
                + " refused TEXT, PRIMARY KEY (stream, sequence)) WITHOUT ROWID");
        statement.executeUpdate(
            "CREATE TABLE file (source TEXT NOT NULL, file_key TEXT NOT NULL, path TEXT NOT NULL, position INTEGER"
                + " NOT NULL, fingerprint_length INTEGER NOT NULL, fingerprint INTEGER NOT NULL, PRIMARY KEY"
                + " (source, file_key))");
        statement.executeUpdate(
            "CREATE TABLE source (name TEXT PRIMARY KEY, started_at INTEGER NOT NULL)");
        statement.executeUpdate("INSERT INTO agent VALUES ('" + UUID.randomUUID() + "')");
      }
      // Written at each start: SQLite takes the lock that keeps other agents out with the first
      // write, and keeps it.
      statement.executeUpdate("PRAGMA user_version = " + FORMAT);
      ResultSet rows = statement.executeQuery("SELECT producer FROM agent");
      rows.next();
      String producer = rows.getString(1);
      connection.commit();
      return producer;
    }
  }

  private static long waitingBytes(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      return firstLong(
          statement.executeQuery(
              "SELECT coalesce(sum(length(events)), 0) FROM batch WHERE refused IS NULL"));
    }
  }

  /**
   * Stores a batch together with the file positions behind it; waits while the spool is full.
   *
   * @throws InterruptedException if interrupted, or the spool is closed, while waiting: nothing was
   *     stored
   */
  public synchronized void add(
      Target target, List<CollectedEvent> events, Collection<FilePosition> positions)
      throws InterruptedException {
    while (bytes > maxBytes && !closed) {
      wait();
    }
    if (closed) {
      throw new InterruptedException("the spool is closed");
    }
    byte[] encoded = BatchEncoding.encode(events);
    transaction(
        () -> {
          if (!events.isEmpty()) {
            long stream = streamId(target);
            try (var next =
                connection.prepareStatement(
                    "UPDATE stream SET sequence = sequence + 1 WHERE id = ?")) {
              next.setLong(1, stream);
              next.executeUpdate();
            }
            try (var insert =
                connection.prepareStatement(
                    "INSERT INTO batch SELECT id, sequence, ?, NULL FROM stream WHERE id = ?")) {
              insert.setBytes(1, encoded);
              insert.setLong(2, stream);
              insert.executeUpdate();
            }
          }
          for (FilePosition position : positions) {
            store(position);
          }
        });
    if (!events.isEmpty()) {
      bytes += encoded.length;
      notifyAll();
    }
  }

  /** The oldest waiting batch of the stream; waits up to the given time for one. */
  public synchronized Optional<Batch> next(Target target, long waitMillis)
      throws InterruptedException {
    long end = System.nanoTime() + waitMillis * 1_000_000;
    Optional<Batch> batch = oldest(target);
    while (batch.isEmpty() && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
      batch = oldest(target);
    }
    return batch;
  }

  /** The batch is acknowledged and forgotten. */
  public synchronized void acknowledged(Batch batch) {
    settle(batch, "DELETE FROM batch WHERE stream = ? AND sequence = ?", null);
  }

  /**
   * The service will never take the batch: it is set aside in the spool with the reason, and the
   * next one is due.
   */
  public synchronized void refused(Batch batch, String reason) {
    settle(batch, "UPDATE batch SET refused = ?3 WHERE stream = ?1 AND sequence = ?2", reason);
  }

  /** Whether a batch waits. */
  public synchronized boolean isEmpty() {
    return query(
        "SELECT NOT EXISTS (SELECT 1 FROM batch WHERE refused IS NULL)",
        rows -> rows.getBoolean(1));
  }

  /** Bytes that wait. */
  public synchronized long waitingBytes() {
    return bytes;
  }

  /** How far the source has read its files, the one stored last at the end. */
  public synchronized List<FilePosition> positions(String source) {
    return query(
        "SELECT file_key, path, position, fingerprint_length, fingerprint FROM file WHERE source = ?1"
            + " ORDER BY rowid",
        rows -> {
          List<FilePosition> positions = new ArrayList<>();
          while (rows.next()) {
            positions.add(
                new FilePosition(
                    source,
                    rows.getString(1),
                    rows.getString(2),
                    rows.getLong(3),
                    rows.getInt(4),
                    rows.getLong(5)));
          }
          return positions;
        },
        source);
  }

  /** When this source was followed for the first time, ms since the epoch: now, if it is new. */
  public synchronized long startedAt(String source, long now) {
    transaction(
        () -> {
          try (var insert =
              connection.prepareStatement("INSERT OR IGNORE INTO source VALUES (?, ?)")) {
            insert.setString(1, source);
            insert.setLong(2, now);
            insert.executeUpdate();
          }
        });
    return query("SELECT started_at FROM source WHERE name = ?1", Spool::firstLong, source);
  }

  /** Forgets a file that is gone. */
  public synchronized void forget(FilePosition position) {
    transaction(
        () -> {
          try (var delete =
              connection.prepareStatement("DELETE FROM file WHERE source = ? AND file_key = ?")) {
            delete.setString(1, position.source());
            delete.setString(2, position.fileKey());
            delete.executeUpdate();
          }
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SpoolException("closing the spool failed: " + e.getMessage(), e);
    }
  }

  private void store(FilePosition position) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)")) {
      upsert.setString(1, position.source());
      upsert.setString(2, position.fileKey());
      upsert.setString(3, position.path());
      upsert.setLong(4, position.offset());
      upsert.setInt(5, position.fingerprintLength());
      upsert.setLong(6, position.fingerprint());
      upsert.executeUpdate();
    }
  }

  private long streamId(Target target) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO stream (log_group, name, sequence) VALUES (?, ?, 0)")) {
      insert.setString(1, target.group());
      insert.setString(2, target.stream());
      insert.executeUpdate();
    }
    return query(
        "SELECT id FROM stream WHERE log_group = ?1 AND name = ?2",
        Spool::firstLong,
        target.group(),
        target.stream());
  }

  private Optional<Batch> oldest(Target target) {
    if (closed) {
      return Optional.empty();
    }
    return query(
        "SELECT b.sequence, b.events, s.id FROM batch b JOIN stream s ON s.id = b.stream WHERE s.log_group = ?1 AND s.name"
            + " = ?2 AND b.refused IS NULL ORDER BY b.sequence LIMIT 1",
        rows ->
            rows.next()
                ? Optional.of(
                    new Batch(
                        target,
                        producer + "-" + rows.getLong(3),
                        rows.getLong(1),
                        BatchEncoding.decode(rows.getBytes(2))))
                : Optional.empty(),
        target.group(),
        target.stream());
  }

  private void settle(Batch batch, String sql, @Nullable String reason) {
    long freed = BatchEncoding.encode(batch.events()).length;
    transaction(
        () -> {
          long stream = streamId(batch.target());
          try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, stream);
            statement.setLong(2, batch.sequence());
            if (reason != null) {
              statement.setString(3, reason);
            }
            statement.executeUpdate();
          }
        });
    bytes -= freed;
    notifyAll();
  }

  private static long firstLong(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }

  private interface Work {
    void run() throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private void transaction(Work work) {
    try {
      work.run();
      connection.commit();
    } catch (SQLException e) {
      rollback(e);
      throw new SpoolException("the spool cannot be written: " + e.getMessage(), e);
    }
  }

  private void rollback(SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private <T> T query(String sql, Reading<T> reading, String... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return reading.read(rows);
      }
    } catch (SQLException e) {
      throw new SpoolException("the spool cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The spool's database failed, e.g. because the disk is full; the caller waits and tries again.
   */
  public static final class SpoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpoolException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
