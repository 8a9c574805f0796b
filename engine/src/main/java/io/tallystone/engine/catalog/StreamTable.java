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

  /** As in the index {@code log_stream_by_last_event}, to the letter, or it is not used. */
  private static final String LAST_EVENT = "coalesce(last_event_time, -1)";

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
    String order = descending ? " DESC" : "";
    String select = "SELECT " + COLUMNS + " FROM log_stream WHERE group_id = ?";
    String sorted = " ORDER BY " + LAST_EVENT + order + ", name" + order + " LIMIT ?";
    if (after == null) {
      return session.list(select + sorted, StreamTable::read, groupId, limit);
    }
    Long time = after.lastEventTime();
    String beyond = " AND (" + LAST_EVENT + ", name) " + (descending ? "<" : ">") + " (?, ?)";
    return session.list(
        select + beyond + sorted,
        StreamTable::read,
        groupId,
        time == null ? -1 : time,
        after.name(),
        limit);
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
