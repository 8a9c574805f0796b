package io.tallystone.engine.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Looks for damage: in the file's structure, then in what the tables say of each other. */
final class Verification {

  private static final List<Session.Work<List<String>>> CHECKS =
      List.of(
          Verification::structure,
          Verification::references,
          Verification::streamCounts,
          Verification::orphans);

  private Verification() {}

  /** Reports what each check finds, and each check that damage keeps from running. */
  static void run(Session session, Consumer<String> damage) {
    for (Session.Work<List<String>> check : CHECKS) {
      try {
        check.run(session).forEach(damage);
      } catch (SQLException e) {
        damage.accept("cannot be read: " + e.getMessage());
      }
    }
  }

  private static List<String> structure(Session session) throws SQLException {
    return session.list("PRAGMA integrity_check", row -> row.getString(1)).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  private static List<String> references(Session session) throws SQLException {
    return session.list(
        "PRAGMA foreign_key_check",
        row -> "row %d of %s refers to nothing".formatted(row.getLong(2), row.getString(1)));
  }

  private static List<String> streamCounts(Session session) throws SQLException {
    return session.list(
        """
        SELECT g.name, g.stream_count,
               (SELECT count(*) FROM log_stream s WHERE s.group_id = g.id) AS streams
        FROM log_group g WHERE g.stream_count <> streams
        """,
        row ->
            "log group %s: stream count: %d (expected: %d)"
                .formatted(row.getString(1), row.getLong(2), row.getLong(3)));
  }

  private static List<String> orphans(Session session) throws SQLException {
    return session.list(
        """
        SELECT s.group_id, count(*) FROM log_stream s
        WHERE s.group_id NOT IN (SELECT id FROM log_group)
          AND s.group_id NOT IN (SELECT group_id FROM stream_purge)
        GROUP BY s.group_id
        """,
        row -> "%d log streams of no log group: %d".formatted(row.getLong(2), row.getLong(1)));
  }
}
