package io.tallystone.collect.spool;

import io.tallystone.collect.config.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the spool keeps in its database. Not thread-safe; failures are {@link SpoolException}s. */
final class SpoolDatabase implements AutoCloseable {

  private final Sql sql;
  private final String producer;

  private SpoolDatabase(Sql sql) {
    this.sql = sql;
    this.producer =
        sql.query(
            "SELECT producer FROM agent",
            rows -> {
              rows.next();
              return rows.getString(1);
            });
  }

  static SpoolDatabase open(Path directory) throws IOException {
    return new SpoolDatabase(new Sql(SpoolSchema.open(directory)));
  }

  /** How many batches were refused and are kept, and the bytes of their events. */
  record Refused(long batches, long bytes) {}

  /** A refused batch that was dropped. */
  record Dropped(Target target, long bytes, int events) {}

  long waitingBytes() {
    return sql.query("SELECT coalesce(sum(length(events)), 0) FROM batch", Sql::number);
  }

  boolean isEmpty() {
    return sql.query("SELECT NOT EXISTS (SELECT 1 FROM batch)", Sql::number) == 1;
  }

  Refused refused() {
    return sql.query(
        "SELECT count(*), coalesce(sum(length(events)), 0) FROM refused",
        rows -> {
          rows.next();
          return new Refused(rows.getLong(1), rows.getLong(2));
        });
  }

  /** Stores batches of the stream and the positions behind them, all or nothing. */
  void store(Target target, List<byte[]> batches, Collection<FilePosition> positions) {
    sql.transaction(
        () -> {
          for (byte[] events : batches) {
            long stream = streamId(target);
            sql.update("UPDATE stream SET sequence = sequence + 1 WHERE id = ?", stream);
            sql.update(
                "INSERT INTO batch SELECT id, sequence, ? FROM stream WHERE id = ?",
                events,
                stream);
          }
          for (FilePosition position : positions) {
            store(position);
          }
          return true;
        });
  }

  private void store(FilePosition position) throws SQLException {
    sql.update(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)",
        position.source(),
        position.fileKey(),
        position.path(),
        position.offset(),
        position.fingerprintLength(),
        position.fingerprint());
  }

  private long streamId(Target target) throws SQLException {
    sql.update(
        "INSERT OR IGNORE INTO stream (log_group, name, sequence) VALUES (?, ?, 0)",
        target.group(),
        target.stream());
    return sql.select(
        "SELECT id FROM stream WHERE log_group = ? AND name = ?",
        Sql::number,
        target.group(),
        target.stream());
  }

  /** The stream's oldest waiting batch. */
  Optional<Batch> oldest(Target target) {
    return sql.query(
        "SELECT b.sequence, b.events, s.id FROM batch b JOIN stream s ON s.id = b.stream"
            + " WHERE s.log_group = ? AND s.name = ? ORDER BY b.sequence LIMIT 1",
        rows ->
            rows.next()
                ? Optional.of(
                    new Batch(
                        target,
                        producer + "-" + rows.getLong(3),
                        rows.getLong(1),
                        BatchEncoding.decode(rows.getBytes(2))))
                : Optional.empty(),
        target.group(),
        target.stream());
  }

  /** Deletes a waiting batch and returns its bytes: 0 if it does not wait any more. */
  long delete(Batch batch) {
    return sql.transaction(() -> delete(streamId(batch.target()), batch.sequence()));
  }

  /** Moves a waiting batch to the refused ones and returns its bytes. */
  long refuse(Batch batch, String reason) {
    return sql.transaction(
        () -> {
          long stream = streamId(batch.target());
          sql.update(
              "INSERT INTO refused (stream, sequence, reason, events) SELECT stream, sequence, ?, events"
                  + " FROM batch WHERE stream = ? AND sequence = ?",
              reason,
              stream,
              batch.sequence());
          return delete(stream, batch.sequence());
        });
  }

  private long delete(long stream, long sequence) throws SQLException {
    long bytes =
        sql.select(
            "SELECT coalesce(sum(length(events)), 0) FROM batch WHERE stream = ? AND sequence = ?",
            Sql::number,
            stream,
            sequence);
    sql.update("DELETE FROM batch WHERE stream = ? AND sequence = ?", stream, sequence);
    return bytes;
  }

  /** Drops the batch that was refused first. */
  Optional<Dropped> dropOldestRefused() {
    return sql.transaction(
        () -> {
          Optional<Dropped> oldest =
              sql.select(
                  "SELECT s.log_group, s.name, r.events FROM refused r JOIN stream s ON s.id = r.stream"
                      + " ORDER BY r.id LIMIT 1",
                  rows ->
                      rows.next()
                          ? Optional.of(
                              new Dropped(
                                  new Target(rows.getString(1), rows.getString(2), null, null),
                                  rows.getBytes(3).length,
                                  BatchEncoding.count(rows.getBytes(3))))
                          : Optional.empty());
          sql.update("DELETE FROM refused WHERE id = (SELECT min(id) FROM refused)");
          return oldest;
        });
  }

  /** The source's files, the one stored last at the end. */
  List<FilePosition> positions(String source) {
    return sql.query(
        "SELECT file_key, path, position, fingerprint_length, fingerprint FROM file WHERE source = ?"
            + " ORDER BY rowid",
        rows -> {
          List<FilePosition> positions = new ArrayList<>();
          while (rows.next()) {
            positions.add(
                new FilePosition(
                    source,
                    rows.getString(1),
                    rows.getString(2),
                    rows.getLong(3),
                    rows.getInt(4),
                    rows.getLong(5)));
          }
          return positions;
        },
        source);
  }

  void forget(FilePosition position) {
    sql.transaction(
        () ->
            sql.update(
                "DELETE FROM file WHERE source = ? AND file_key = ?",
                position.source(),
                position.fileKey()));
  }

  long startedAt(String source, long now) {
    return sql.transaction(
        () -> {
          sql.update("INSERT OR IGNORE INTO source VALUES (?, ?)", source, now);
          return sql.select("SELECT started_at FROM source WHERE name = ?", Sql::number, source);
        });
  }

  @Override
  public void close() {
    sql.close();
  }
}
