package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.Lease;
import java.sql.SQLException;
import java.util.Optional;

/** The statements on table {@code partition}: ownership and checkpoint. */
final class PartitionTable {

  private PartitionTable() {}

  /** Makes the node the owner, in a new epoch. */
  static Lease acquire(Session session, int partition, String node) throws SQLException {
    return session
        .first(
            "INSERT INTO partition (id, node, epoch, next_offset) VALUES (?, ?, 1, 0)"
                + " ON CONFLICT (id) DO UPDATE SET node = excluded.node, epoch = epoch + 1"
                + " RETURNING epoch, next_offset",
            row -> new Lease(partition, node, row.getLong(1), row.getLong(2)),
            partition,
            node)
        .orElseThrow();
  }

  /** The lease as it is now, if anybody ever owned the partition. */
  static Optional<Lease> current(Session session, int partition) throws SQLException {
    return session.first(
        "SELECT node, epoch, next_offset FROM partition WHERE id = ?",
        row -> new Lease(partition, row.getString(1), row.getLong(2), row.getLong(3)),
        partition);
  }

  static void checkpoint(Session session, int partition, long nextOffset) throws SQLException {
    session.update("UPDATE partition SET next_offset = ? WHERE id = ?", nextOffset, partition);
  }
}
