package io.tallystone.engine.maintenance;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.CatalogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's lease on the partition, and whether another owner has taken it away. */
public final class Ownership {
  private static final Logger log = LoggerFactory.getLogger(Ownership.class);

  private final Catalog catalog;
  private volatile Lease lease;
  private volatile String lost = "";
  private volatile boolean unsure;

  /** Becomes the owner. */
  public Ownership(Catalog catalog, int partition, String node) {
    this.catalog = catalog;
    this.lease = catalog.acquire(partition, node);
  }

  /** The newest lease. */
  public Lease lease() {
    return lease;
  }

  /** Why nothing may be written any more; empty if it may. */
  public String lost() {
    return lost;
  }

  /** Another owner was there first. */
  public void fenced(CommitResult.Fenced result) {
    if (lost.isEmpty()) {
      lost = "another process has taken over this data: " + result.detail();
      log.error("{}; this one only reads from now on: stop it", lost);
    }
  }

  /**
   * Finds out whether a commit with an unknown outcome happened: a new lease tells where the last
   * commit got to. If even that fails, nothing more is written: after a restart the catalogue says
   * what is live.
   *
   * <p>Only to be called by the owner of the journal partition, who alone may commit: that no other
   * node is robbed of its lease rests on the journal's ownership.
   */
  boolean committedUpTo(long offset, CommitResult.Unknown result) {
    try {
      Lease renewed = catalog.acquire(lease.partition(), lease.node());
      lease = renewed;
      return renewed.nextOffset() >= offset;
    } catch (CatalogException e) {
      unsure(result, e);
      return false;
    }
  }

  /** The outcome of a commit is unknown and cannot be found out. */
  void unsure(CommitResult.Unknown result, CatalogException cause) {
    unsure = true;
    lost = "nobody knows whether a commit happened: " + result.detail();
    log.error("{} ({}); only reads are served from now on: restart", lost, cause.getMessage());
  }

  /** Whether the outcome of the last commit is unknown. */
  boolean isUnsure() {
    return unsure;
  }
}
