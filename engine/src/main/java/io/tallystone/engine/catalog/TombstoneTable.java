package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.Tombstone;
import java.sql.SQLException;
import java.util.List;

/** The statements on table {@code tombstone}. */
final class TombstoneTable {

  /** Stream id that stands for the whole group. */
  static final long ALL_STREAMS = 0;

  private TombstoneTable() {}

  static void insert(Session session, long groupId, long streamId, long deletedAt)
      throws SQLException {
    session.update(
        "INSERT INTO tombstone (group_id, stream_id, deleted_at) VALUES (?, ?, ?)",
        groupId,
        streamId,
        deletedAt);
  }

  static List<Tombstone> list(Session session) throws SQLException {
    return session.list(
        "SELECT group_id, stream_id, deleted_at FROM tombstone ORDER BY group_id, stream_id",
        row -> new Tombstone(row.getLong(1), row.getLong(2), row.getLong(3)));
  }

  static void delete(Session session, Tombstone tombstone) throws SQLException {
    session.update(
        "DELETE FROM tombstone WHERE group_id = ? AND stream_id = ? AND deleted_at = ?",
        tombstone.groupId(),
        tombstone.streamId(),
        tombstone.deletedAt());
  }
}
