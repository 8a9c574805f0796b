package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on table {@code log_stream}. */
final class StreamTable {

  private static final String COLUMNS =
      "id, group_id, name, created_at, first_event_time, last_event_time, last_ingestion_time,"
          + " stored_bytes";

  /** Time of the last event that orders a stream without one; as in the schema. */
  private static final long NO_EVENT = -1;

  private StreamTable() {}

  /** Empty if the name is taken. */
  static Optional<LogStream> insert(Session session, long groupId, String name, long now)
      throws SQLException {
    return session.first(
        "INSERT INTO log_stream (group_id, name, created_at) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING RETURNING "
            + COLUMNS,
        StreamTable::read,
        groupId,
        name,
        now);
  }

  static Optional<Long> idOf(Session session, long groupId, String name) throws SQLException {
    return session.first(
        "SELECT id FROM log_stream WHERE group_id = ? AND name = ?",
        row -> row.getLong(1),
        groupId,
        name);
  }

  /** May belong to a group that is gone. */
  static Optional<LogStream> byId(Session session, long id) throws SQLException {
    return session.first(
        "SELECT " + COLUMNS + " FROM log_stream WHERE id = ?", StreamTable::read, id);
  }

  static Optional<LogStream> delete(Session session, long groupId, String name)
      throws SQLException {
    return session.first(
        "DELETE FROM log_stream WHERE group_id = ? AND name = ? RETURNING " + COLUMNS,
        StreamTable::read,
        groupId,
        name);
  }

  static List<LogStream> byName(
      Session session, long groupId, NameRange range, int limit, boolean descending)
      throws SQLException {
    return session.list(
        "SELECT "
            + COLUMNS
            + " FROM log_stream WHERE group_id = ? AND "
            + range.condition()
            + " ORDER BY name"
            + (descending ? " DESC" : "")
            + " LIMIT ?",
        StreamTable::read,
        range.parameters(List.of(groupId), limit));
  }

  static List<LogStream> byLastEvent(
      Session session, long groupId, @Nullable LogStream after, int limit, boolean descending)
      throws SQLException {
    String sql = byLastEventSql(after != null, descending);
    if (after == null) {
      return session.list(sql, StreamTable::read, groupId, limit);
    }
    Long time = after.lastEventTime();
    long order = time == null ? NO_EVENT : time;
    return session.list(sql, StreamTable::read, groupId, order, after.name(), limit);
  }

  /** One page by last event, the first or one after another. */
  static String byLastEventSql(boolean more, boolean descending) {
    String order = descending ? " DESC" : "";
    String beyond = " AND (last_event_order, name) " + (descending ? "<" : ">") + " (?, ?)";
    return "SELECT "
        + COLUMNS
        + " FROM log_stream WHERE group_id = ?"
        + (more ? beyond : "")
        + " ORDER BY last_event_order"
        + order
        + ", name"
        + order
        + " LIMIT ?";
  }

  /** Merges what a seal learned; whether there is such a stream. */
  static boolean merge(Session session, StreamDelta delta) throws SQLException {
    return session.update(
            """
            UPDATE log_stream SET
              first_event_time = min(coalesce(first_event_time, ?), ?),
              last_event_time = max(coalesce(last_event_time, ?), ?),
              last_ingestion_time = max(coalesce(last_ingestion_time, ?), ?),
              stored_bytes = stored_bytes + ?
            WHERE id = ? AND group_id = ?
            """,
            delta.firstTime(),
            delta.firstTime(),
            delta.lastTime(),
            delta.lastTime(),
            delta.lastIngestion(),
            delta.lastIngestion(),
            delta.bytes(),
            delta.streamId(),
            delta.groupId())
        == 1;
  }

  /** Removes some streams of a group that is gone; how many. */
  static int deleteSome(Session session, long groupId, int limit) throws SQLException {
    return session.update(
        "DELETE FROM log_stream WHERE id IN"
            + " (SELECT id FROM log_stream WHERE group_id = ? LIMIT ?)",
        groupId,
        limit);
  }

  private static LogStream read(ResultSet row) throws SQLException {
    return new LogStream(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        Session.nullableLong(row, 5),
        Session.nullableLong(row, 6),
        Session.nullableLong(row, 7),
        row.getLong(8));
  }
}
