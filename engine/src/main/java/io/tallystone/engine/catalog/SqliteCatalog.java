package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded catalogue: one SQLite database in write-ahead-log mode, synced at every commit.
 *
 * <p>One process at a time may have it open; the owner of the data directory sees to that.
 */
public final class SqliteCatalog implements Catalog {
  private static final Logger log = LoggerFactory.getLogger(SqliteCatalog.class);

  private final Path file;
  private final Writer writer;
  private final Readers readers;
  private final StreamPurge purge;
  private final SqliteDirectory directory;
  private final SqliteDocuments documents;
  private final Commits commits;

  private SqliteCatalog(Path file, Writer writer, Readers readers) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
    this.purge = new StreamPurge(writer);
    this.directory = new SqliteDirectory(readers, writer, purge);
    this.documents = new SqliteDocuments(readers, writer);
    this.commits = new Commits(writer, directory);
  }

  /**
   * Opens the database, makes it if there is none, and brings it to this program's format.
   *
   * @throws CatalogException if it is damaged, no catalogue, or of a newer format
   */
  public static SqliteCatalog open(Path file, Clock clock) {
    return open(file, clock, Schema.MIGRATIONS);
  }

  static SqliteCatalog open(Path file, Clock clock, List<Migration> migrations) {
    try {
      Session session = Session.writer(file);
      try {
        new Migrations(file, migrations, clock).run(session);
        Readers readers = Readers.open(file);
        SqliteCatalog catalog = new SqliteCatalog(file, new Writer(session), readers);
        catalog.purge.wake();
        return catalog;
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.notOpened(file, e);
    }
  }

  @Override
  public Lease acquire(int partition, String node) {
    return writer.write(s -> PartitionTable.acquire(s, partition, node));
  }

  @Override
  public CommitResult commit(
      Lease lease,
      long from,
      long to,
      List<SegmentRecord> segments,
      Collection<StreamDelta> streams,
      Collection<DocumentChange> derived) {
    return commits.commit(lease, from, to, segments, streams, derived);
  }

  @Override
  public CommitResult replace(
      Lease lease,
      List<String> oldNames,
      List<SegmentRecord> replacements,
      Map<Long, Long> removedBytes) {
    return commits.replace(lease, oldNames, replacements, removedBytes);
  }

  @Override
  public void quarantine(String segmentName, String reason) {
    if (!writer.write(s -> SegmentTable.quarantine(s, segmentName, reason))) {
      log.info("segment {} is no longer live and needs no quarantine: {}", segmentName, reason);
    }
  }

  @Override
  public Snapshot snapshot() {
    return readers.readAtOneMoment(s -> new Snapshot(SegmentTable.list(s), TombstoneTable.list(s)));
  }

  @Override
  public void dropTombstones(Collection<Tombstone> tombstones) {
    Write.value(
        writer.writeAlone(
            s -> {
              for (Tombstone tombstone : tombstones) {
                TombstoneTable.delete(s, tombstone);
              }
              return true;
            }));
  }

  @Override
  public void heartbeat(String node, long now) {
    writer.write(
        s ->
            s.update(
                "INSERT INTO node (name, last_heartbeat) VALUES (?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET last_heartbeat = excluded.last_heartbeat",
                node,
                now));
  }

  @Override
  public List<String> liveNodes(long since) {
    return readers.read(
        s ->
            s.list(
                "SELECT name FROM node WHERE last_heartbeat >= ? ORDER BY name",
                row -> row.getString(1),
                since));
  }

  @Override
  public LogDirectory directory() {
    return directory;
  }

  @Override
  public Documents documents() {
    return documents;
  }

  /**
   * Reads the whole database and reports each damage found; none if it is sound. Takes seconds per
   * million streams.
   */
  public void verify(Consumer<String> damage) {
    readers.read(
        s -> {
          Verification.run(s, damage);
          return true;
        });
  }

  /** For tests that bring the database into odd states. */
  Writer writer() {
    return writer;
  }

  @Override
  public void close() {
    purge.close();
    try {
      readers.close();
    } catch (SQLException e) {
      throw new CatalogException("%s: cannot close: %s".formatted(file, e.getMessage()), e, false);
    } finally {
      // Last, so that SQLite moves the write-ahead log into the database and removes it.
      writer.close();
    }
  }
}
