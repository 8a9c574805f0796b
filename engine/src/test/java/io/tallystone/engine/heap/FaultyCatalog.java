package io.tallystone.engine.heap;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A catalogue whose commits and replacements fail as told. */
public final class FaultyCatalog implements Catalog {
  /** What becomes of a commit or replacement. */
  public enum Fate {
    /** It succeeds. */
    DONE,
    /** It fails and changes nothing. */
    FAILED,
    /** It succeeds, but nobody knows. */
    DONE_UNKNOWN,
    /** It changes nothing, but nobody knows. */
    FAILED_UNKNOWN,
    /** It changes nothing, because another owner came. */
    FENCED
  }

  private final Catalog catalog;
  private final Supplier<Fate> fates;

  /** Asks for the fate of each commit and replacement. */
  public FaultyCatalog(Catalog catalog, Supplier<Fate> fates) {
    this.catalog = catalog;
    this.fates = fates;
  }

  private CommitResult meet(Supplier<CommitResult> change) {
    return switch (fates.get()) {
      case DONE -> change.get();
      case FAILED -> throw new CatalogException("told to fail");
      case DONE_UNKNOWN -> {
        CommitResult result = change.get();
        yield result instanceof CommitResult.Committed
            ? new CommitResult.Unknown("connection lost")
            : result;
      }
      case FAILED_UNKNOWN -> new CommitResult.Unknown("connection lost");
      case FENCED -> new CommitResult.Fenced("another node came");
    };
  }

  @Override
  public CommitResult commit(
      Lease lease,
      long from,
      long to,
      List<SegmentRecord> segments,
      Collection<StreamDelta> streams,
      Collection<DocumentChange> derived) {
    return meet(() -> catalog.commit(lease, from, to, segments, streams, derived));
  }

  @Override
  public CommitResult replace(
      Lease lease,
      List<String> oldNames,
      List<SegmentRecord> replacements,
      Map<Long, Long> removedBytes) {
    return meet(() -> catalog.replace(lease, oldNames, replacements, removedBytes));
  }

  @Override
  public Lease acquire(int partition, String node) {
    return catalog.acquire(partition, node);
  }

  @Override
  public void quarantine(String segmentName, String reason) {
    catalog.quarantine(segmentName, reason);
  }

  @Override
  public Snapshot snapshot() {
    return catalog.snapshot();
  }

  @Override
  public void dropTombstones(Collection<Tombstone> tombstones) {
    catalog.dropTombstones(tombstones);
  }

  @Override
  public void heartbeat(String node, long now) {
    catalog.heartbeat(node, now);
  }

  @Override
  public List<String> liveNodes(long since) {
    return catalog.liveNodes(since);
  }

  @Override
  public LogDirectory directory() {
    return catalog.directory();
  }

  @Override
  public Documents documents() {
    return catalog.documents();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
