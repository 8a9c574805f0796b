package io.tallystone.engine.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What exists: log groups and streams, the segments that are live, how far the journal is sealed,
 * and small documents that features keep (users, policies, and later alarms and trails).
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li><b>Durability</b>: a method that returned has its effect on disk.
 *   <li><b>Atomicity</b>: each call is one transaction. {@link #commit} makes the new segments
 *       live, moves the checkpoint and stores the derived state together, so that after any crash
 *       an event is in the journal or in a segment, never in both, never in neither.
 *   <li><b>Fencing</b>: a lease whose epoch is not the newest for its partition changes nothing and
 *       gets {@link CommitResult.Fenced}.
 *   <li><b>Errors</b>: {@link CatalogException}; {@code full()} tells that space ran out and that
 *       it may pass.
 * </ul>
 *
 * <p>All methods may be called from any thread.
 */
public interface Catalog extends AutoCloseable {

  // -- partitions and segments
  // -------------------------------------------------------------------------------------

  /** Makes the node owner of the partition: a new epoch, higher than all before. */
  Lease acquire(int partition, String node);

  /**
   * Seals: the events of journal offsets {@code from} (the lease's or the last commit's {@code to})
   * up to but not including {@code to} are now in the segments.
   *
   * @param streams statistics of the streams that the segments hold, added to what is known
   * @param derived other state that advances with the checkpoint
   */
  CommitResult commit(
      Lease lease,
      long from,
      long to,
      List<SegmentRecord> segments,
      Collection<StreamDelta> streams,
      Collection<DocumentChange> derived);

  /**
   * Replaces merged segments, in one transaction. Fails as {@link CommitResult.Fenced} if an old
   * one is not live in the lease's partition.
   *
   * @param removedBytes group id to the bytes of its events that are gone for good (expired, or
   *     their stream deleted), counted as in {@link StreamDelta}; taken off the group's stored
   *     bytes (not below 0), groups that no longer exist are ignored
   */
  CommitResult replace(
      Lease lease,
      List<String> oldNames,
      List<SegmentRecord> replacements,
      Map<Long, Long> removedBytes);

  /** Marks a live segment as damaged; it stays listed. Without effect on one that is gone. */
  void quarantine(String segmentName, String reason);

  /** All live segments and all tombstones at one moment. */
  Snapshot snapshot();

  /** Forgets tombstones that no live segment needs any more. */
  void dropTombstones(Collection<Tombstone> tombstones);

  /** Renews this node's presence. */
  void heartbeat(String node, long now);

  /** Nodes whose last heartbeat is at or after {@code since} (ms since the epoch). */
  List<String> liveNodes(long since);

  // -- groups and streams
  // ------------------------------------------------------------------------------------------

  /** Groups and streams. */
  LogDirectory directory();

  // -- documents
  // ---------------------------------------------------------------------------------------------------

  /** Small durable documents of the features. */
  Documents documents();

  @Override
  void close();

  /**
   * Ownership of a partition.
   *
   * @param nextOffset first journal offset that is in no segment yet
   */
  record Lease(int partition, String node, long epoch, long nextOffset) {}

  /** Outcome of a commit. */
  sealed interface CommitResult {
    /** Done. */
    record Committed() implements CommitResult {}

    /**
     * Somebody else owns the partition, or what was to be replaced is gone: nothing was changed.
     */
    record Fenced(String detail) implements CommitResult {}

    /** Nobody knows; read the state again. */
    record Unknown(String detail) implements CommitResult {}
  }

  /**
   * A live segment.
   *
   * @param level 0 for a sealed one, higher after merges
   * @param minTime smallest event time, ms
   * @param maxTime largest event time, ms
   * @param events number of events
   * @param rawBytes message bytes before encoding
   * @param storedBytes size of the object
   * @param quarantined why it is damaged; empty if it is not
   */
  record SegmentRecord(
      String name,
      int level,
      long minTime,
      long maxTime,
      long events,
      long rawBytes,
      long storedBytes,
      String quarantined) {}

  /**
   * What a seal learned of one stream.
   *
   * @param firstTime smallest event time, ms
   * @param lastTime largest event time, ms
   * @param lastIngestion largest ingestion time, ms
   * @param events number of events added
   * @param bytes message bytes added (as AWS counts them: plus 26 an event)
   */
  record StreamDelta(
      long groupId,
      long streamId,
      long firstTime,
      long lastTime,
      long lastIngestion,
      long events,
      long bytes) {}

  /**
   * Hides a deleted group or stream from readers until merges have removed its events.
   *
   * @param streamId 0 hides the whole group
   */
  record Tombstone(long groupId, long streamId, long deletedAt) {}

  /** Segments and tombstones at one moment. */
  record Snapshot(List<SegmentRecord> segments, List<Tombstone> tombstones) {}

  /** A change to one document, see {@link Documents}; a null body deletes. */
  record DocumentChange(Documents.Key key, @org.jspecify.annotations.Nullable String body) {}
}
