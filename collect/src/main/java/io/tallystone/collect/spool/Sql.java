package io.tallystone.collect.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Statements on one connection whose failures are {@link SpoolException}s. Not thread-safe. */
final class Sql implements AutoCloseable {

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** What a transaction does. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Makes a value of rows. */
  interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Runs work that becomes durable as a whole or not at all. */
  <T> T transaction(Work<T> work) {
    try {
      T result = work.run();
      connection.commit();
      return result;
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

  /** Within a transaction. */
  int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Within a transaction. */
  <T> T select(String sql, Reading<T> reading, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      return reading.read(rows);
    }
  }

  /** By itself. */
  <T> T query(String sql, Reading<T> reading, Object... values) {
    try {
      return select(sql, reading, values);
    } catch (SQLException e) {
      throw new SpoolException("the spool cannot be read: " + e.getMessage(), e);
    }
  }

  /** The first column of the first row. */
  static long number(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SpoolException("closing the spool failed: " + e.getMessage(), e);
    }
  }
}
