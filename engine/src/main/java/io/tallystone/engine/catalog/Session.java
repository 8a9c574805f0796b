package io.tallystone.engine.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One connection with its prepared statements, each prepared once. Used by one thread at a time.
 */
final class Session implements AutoCloseable {

  /** Something to do with a session. */
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  /** Makes a value of the current row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** Opens the only connection that writes; creates the file if there is none. */
  static Session writer(Path file) throws SQLException {
    Session session = open(file, CatalogLimits.WRITER_CACHE_KIB);
    session.executeOnce("PRAGMA wal_autocheckpoint = " + CatalogLimits.AUTOCHECKPOINT_PAGES);
    session.executeOnce("PRAGMA journal_size_limit = " + CatalogLimits.JOURNAL_SIZE_LIMIT);
    return session;
  }

  /** Opens a connection that cannot change anything. */
  static Session reader(Path file) throws SQLException {
    Session session = open(file, CatalogLimits.READER_CACHE_KIB);
    session.executeOnce("PRAGMA query_only = ON");
    return session;
  }

  private static Session open(Path file, int cacheKib) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(CatalogLimits.BUSY_TIMEOUT_MILLIS);
    Session session = new Session(config.createConnection("jdbc:sqlite:" + file));
    try {
      session.executeOnce("PRAGMA journal_mode = WAL");
      // FULL syncs the write-ahead log at every commit; NORMAL could lose the last ones.
      session.executeOnce("PRAGMA synchronous = FULL");
      session.executeOnce("PRAGMA foreign_keys = ON");
      session.executeOnce("PRAGMA cache_size = -" + cacheKib);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** Runs a statement that is seldom used. */
  void executeOnce(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Changes rows; how many. */
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    return using(sql, parameters, PreparedStatement::executeUpdate);
  }

  /** Runs a statement without rows or parameters: transaction control. */
  void execute(String sql) throws SQLException {
    using(sql, new @Nullable Object[0], PreparedStatement::execute);
  }

  /** All rows. */
  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return using(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
              result.add(reader.read(rows));
            }
            return result;
          }
        });
  }

  /** The first row, if there is one. */
  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return using(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
          }
        });
  }

  /** The only value of a query that has one: counts and pragmas. */
  long number(String sql, @Nullable Object... parameters) throws SQLException {
    return first(sql, row -> row.getLong(1), parameters).orElse(0L);
  }

  /** A column that may be null. */
  static @Nullable Long nullableLong(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** What to do with a prepared statement whose parameters are bound. */
  private interface Use<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T using(String sql, @Nullable Object[] parameters, Use<T> use) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    try {
      bind(statement, parameters);
      return use.run(statement);
    } catch (SQLException e) {
      // The driver has finalised it after most errors, and it could never be used again.
      prepared.remove(sql);
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      switch (value) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case String text -> statement.setString(i + 1, text);
        case Long number -> statement.setLong(i + 1, number);
        case Integer number -> statement.setInt(i + 1, number);
        case Boolean bit -> statement.setInt(i + 1, bit ? 1 : 0);
        default -> throw new IllegalArgumentException("parameter type: " + value.getClass());
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    connection.close();
  }
}
