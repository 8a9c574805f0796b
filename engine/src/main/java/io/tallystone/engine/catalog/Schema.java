package io.tallystone.engine.catalog;

import java.util.List;

/**
 * The tables, as the migrations that make them. A migration that was released is never changed; a
 * new format is a new one at the end.
 *
 * <pre>
 * schema_version  which migrations were made
 * partition       who owns a partition, in which epoch, and its checkpoint
 * segment         live segments
 * tombstone       deleted groups and streams whose events are still in segments
 * node            when each node was last heard of
 * log_group       groups, with two sums over their streams: stream_count and stored_bytes
 * log_stream      streams; a row whose group is gone is invisible and waits for stream_purge
 * stream_purge    deleted groups whose streams are being removed
 * document        the features' documents
 * </pre>
 *
 * <p>Text compares as UTF-8 bytes (SQLite's BINARY collation), which is code point order. {@code
 * AUTOINCREMENT} keeps ids from being used again after rows are gone. There is no foreign key from
 * streams to groups, because a group with a million streams must be deleted at once. {@code
 * last_event_order} is a column because SQLite enters an index at a pair of columns, but not at a
 * pair of an expression and a column.
 */
final class Schema {

  static final List<Migration> MIGRATIONS = List.of(new Migration(1, "first format", first()));

  private Schema() {}

  private static List<String> first() {
    return List.of(
        """
        CREATE TABLE schema_version (
          version INTEGER PRIMARY KEY,
          description TEXT NOT NULL,
          applied_at INTEGER NOT NULL)
        """,
        """
        CREATE TABLE partition (
          id INTEGER PRIMARY KEY,
          node TEXT NOT NULL,
          epoch INTEGER NOT NULL,
          next_offset INTEGER NOT NULL)
        """,
        """
        CREATE TABLE segment (
          name TEXT PRIMARY KEY,
          partition_id INTEGER NOT NULL REFERENCES partition (id),
          level INTEGER NOT NULL,
          min_time INTEGER NOT NULL,
          max_time INTEGER NOT NULL,
          events INTEGER NOT NULL,
          raw_bytes INTEGER NOT NULL,
          stored_bytes INTEGER NOT NULL,
          quarantined TEXT NOT NULL)
        """,
        """
        CREATE TABLE tombstone (
          group_id INTEGER NOT NULL,
          stream_id INTEGER NOT NULL,
          deleted_at INTEGER NOT NULL,
          PRIMARY KEY (group_id, stream_id))
        """,
        """
        CREATE TABLE node (
          name TEXT PRIMARY KEY,
          last_heartbeat INTEGER NOT NULL)
        """,
        """
        CREATE TABLE log_group (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          account TEXT NOT NULL,
          region TEXT NOT NULL,
          name TEXT NOT NULL,
          log_group_class TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          retention_days INTEGER,
          deletion_protected INTEGER NOT NULL,
          tags TEXT NOT NULL,
          stored_bytes INTEGER NOT NULL DEFAULT 0,
          stream_count INTEGER NOT NULL DEFAULT 0,
          UNIQUE (account, region, name))
        """,
        """
        CREATE TABLE log_stream (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          group_id INTEGER NOT NULL,
          name TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          first_event_time INTEGER,
          last_event_time INTEGER,
          last_ingestion_time INTEGER,
          stored_bytes INTEGER NOT NULL DEFAULT 0,
          last_event_order INTEGER NOT NULL
            GENERATED ALWAYS AS (coalesce(last_event_time, -1)) VIRTUAL,
          UNIQUE (group_id, name))
        """,
        """
        CREATE INDEX log_stream_by_last_event
          ON log_stream (group_id, last_event_order, name)
        """,
        "CREATE TABLE stream_purge (group_id INTEGER PRIMARY KEY)",
        """
        CREATE TABLE document (
          kind TEXT NOT NULL,
          scope TEXT NOT NULL,
          id TEXT NOT NULL,
          body TEXT NOT NULL,
          PRIMARY KEY (kind, scope, id))
        """);
  }
}
