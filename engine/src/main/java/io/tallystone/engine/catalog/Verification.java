package io.tallystone.engine.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Looks for damage: in the file's structure, then in what the tables say of each other. */
final class Verification {

  private Verification() {}

  static void run(Session session, Consumer<String> damage) throws SQLException {
    List<String> found =
        session.list("PRAGMA integrity_check", row -> String.valueOf(row.getString(1)));
    found.stream().filter(line -> !line.equals("ok")).forEach(damage);
    session
        .list(
            "PRAGMA foreign_key_check",
            row -> "row %d of %s refers to nothing".formatted(row.getLong(2), row.getString(1)))
        .forEach(damage);
    session
        .list(
            """
            SELECT g.name, g.stream_count,
                   (SELECT count(*) FROM log_stream s WHERE s.group_id = g.id) AS streams
            FROM log_group g WHERE g.stream_count <> streams
            """,
            row ->
                "log group %s: stream count: %d (expected: %d)"
                    .formatted(row.getString(1), row.getLong(2), row.getLong(3)))
        .forEach(damage);
    session
        .list(
            """
            SELECT s.group_id, count(*) FROM log_stream s
            WHERE s.group_id NOT IN (SELECT id FROM log_group)
              AND s.group_id NOT IN (SELECT group_id FROM stream_purge)
            GROUP BY s.group_id
            """,
            row -> "%d log streams of no log group: %d".formatted(row.getLong(2), row.getLong(1)))
        .forEach(damage);
  }
}
