package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.SegmentRecord;
import java.sql.SQLException;
import java.util.List;

/** The statements on table {@code segment}. */
final class SegmentTable {

  private SegmentTable() {}

  static void insert(Session session, int partition, SegmentRecord segment) throws SQLException {
    session.update(
        "INSERT INTO segment (name, partition_id, level, min_time, max_time, events, raw_bytes,"
            + " stored_bytes, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        segment.name(),
        partition,
        segment.level(),
        segment.minTime(),
        segment.maxTime(),
        segment.events(),
        segment.rawBytes(),
        segment.storedBytes(),
        segment.quarantined());
  }

  static boolean isLive(Session session, int partition, String name) throws SQLException {
    return session.number(
            "SELECT count(*) FROM segment WHERE name = ? AND partition_id = ?", name, partition)
        == 1;
  }

  static void delete(Session session, String name) throws SQLException {
    session.update("DELETE FROM segment WHERE name = ?", name);
  }

  static boolean quarantine(Session session, String name, String reason) throws SQLException {
    return session.update("UPDATE segment SET quarantined = ? WHERE name = ?", reason, name) == 1;
  }

  static List<SegmentRecord> list(Session session) throws SQLException {
    return session.list(
        "SELECT name, level, min_time, max_time, events, raw_bytes, stored_bytes, quarantined"
            + " FROM segment ORDER BY name",
        row ->
            new SegmentRecord(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8)));
  }
}
