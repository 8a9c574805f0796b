package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The statements on table {@code log_group}. */
final class GroupTable {

  private static final String COLUMNS =
      "id, account, region, name, log_group_class, created_at, retention_days,"
          + " deletion_protected, tags, stored_bytes";
  private static final String BY_NAME = " WHERE account = ? AND region = ? AND name = ?";

  private GroupTable() {}

  /** Inserts without tags, bytes or streams of the past; empty if the name is taken. */
  static Optional<LogGroup> insert(Session session, LogGroup group) throws SQLException {
    return session.first(
        "INSERT INTO log_group (account, region, name, log_group_class, created_at,"
            + " retention_days, deletion_protected, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING RETURNING "
            + COLUMNS,
        GroupTable::read,
        group.scope().account(),
        group.scope().region(),
        group.name(),
        group.logGroupClass(),
        group.createdAt(),
        retention(group),
        group.deletionProtected(),
        Tags.write(group.tags()));
  }

  static Optional<LogGroup> byName(Session session, Scope scope, String name) throws SQLException {
    return session.first(
        "SELECT " + COLUMNS + " FROM log_group" + BY_NAME,
        GroupTable::read,
        scope.account(),
        scope.region(),
        name);
  }

  static Optional<Long> idOf(Session session, Scope scope, String name) throws SQLException {
    return session.first(
        "SELECT id FROM log_group" + BY_NAME,
        row -> row.getLong(1),
        scope.account(),
        scope.region(),
        name);
  }

  static Optional<LogGroup> byId(Session session, long id) throws SQLException {
    return session.first(
        "SELECT " + COLUMNS + " FROM log_group WHERE id = ?", GroupTable::read, id);
  }

  /** Stores what may change: retention, protection, tags. */
  static Optional<LogGroup> update(Session session, long id, LogGroup group) throws SQLException {
    return session.first(
        "UPDATE log_group SET retention_days = ?, deletion_protected = ?, tags = ?"
            + " WHERE id = ? RETURNING "
            + COLUMNS,
        GroupTable::read,
        retention(group),
        group.deletionProtected(),
        Tags.write(group.tags()),
        id);
  }

  static Optional<LogGroup> delete(Session session, Scope scope, String name) throws SQLException {
    return session.first(
        "DELETE FROM log_group" + BY_NAME + " RETURNING " + COLUMNS,
        GroupTable::read,
        scope.account(),
        scope.region(),
        name);
  }

  static List<LogGroup> list(Session session, Scope scope, NameRange range, int limit)
      throws SQLException {
    return session.list(
        "SELECT "
            + COLUMNS
            + " FROM log_group WHERE account = ? AND region = ? AND "
            + range.condition()
            + " ORDER BY name LIMIT ?",
        GroupTable::read,
        range.parameters(List.of(scope.account(), scope.region()), limit));
  }

  static List<LogGroup> withRetention(Session session) throws SQLException {
    return session.list(
        "SELECT " + COLUMNS + " FROM log_group WHERE retention_days IS NOT NULL ORDER BY id",
        GroupTable::read);
  }

  static long count(Session session, Scope scope) throws SQLException {
    return session.number(
        "SELECT count(*) FROM log_group WHERE account = ? AND region = ?",
        scope.account(),
        scope.region());
  }

  static long streamCount(Session session, long id) throws SQLException {
    return session.number("SELECT stream_count FROM log_group WHERE id = ?", id);
  }

  /** Whether there is such a group, whose count was changed. */
  static boolean countStreams(Session session, long id, int added) throws SQLException {
    return session.update(
            "UPDATE log_group SET stream_count = stream_count + ? WHERE id = ?", added, id)
        == 1;
  }

  /** Adds to the stored bytes, or takes off, but not below 0. */
  static void addBytes(Session session, long id, long bytes) throws SQLException {
    session.update(
        "UPDATE log_group SET stored_bytes = max(0, stored_bytes + ?) WHERE id = ?", bytes, id);
  }

  private static @Nullable Integer retention(LogGroup group) {
    return group.retentionDays().isPresent() ? group.retentionDays().getAsInt() : null;
  }

  private static LogGroup read(ResultSet row) throws SQLException {
    Long retention = Session.nullableLong(row, 7);
    return new LogGroup(
        row.getLong(1),
        new Scope(row.getString(2), row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        retention == null ? OptionalInt.empty() : OptionalInt.of(retention.intValue()),
        row.getInt(8) != 0,
        Tags.read(row.getString(9)),
        row.getLong(10));
  }
}
