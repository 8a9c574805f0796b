package io.tallystone.engine.spi;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The ordered, durable list of everything that was acknowledged and is not yet in a segment.
 *
 * <p>A journal has one or more partitions, numbered from 0; order holds inside a partition. Offsets
 * grow strictly but need not be dense. Only the owner of a partition seals it; the embedded journal
 * always owns all.
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li><b>Durability</b>: {@link AppendResult.Acked} means that the entry survives the loss of
 *       power.
 *   <li><b>Atomicity</b>: an entry is read back whole and unchanged or not at all.
 *   <li><b>Order</b>: entries are read in offset order; of two appends to one partition, the one
 *       whose call returned first (the call, not the future) has the lower offset when both are
 *       acked.
 *   <li><b>Visibility</b>: an entry can be read once it is acked; an {@link AppendResult.Unknown}
 *       one may appear later, so readers drop a batch id that they have seen.
 *   <li><b>Errors</b>: a failed sync is never retried on the same file; nothing after it is acked
 *       from that file.
 * </ul>
 *
 * <p>All methods may be called from any thread.
 */
public interface Journal extends AutoCloseable {

  /** How many partitions there are; constant while open. */
  int partitions();

  /**
   * Appends one entry. The buffers' remaining bytes, joined, are the entry's payload; they must not
   * change until the future completes. The future never completes exceptionally.
   *
   * @param batchId names the entry for the dropping of duplicates
   */
  CompletableFuture<AppendResult> append(int partition, UUID batchId, List<ByteBuffer> payload);

  /**
   * Reads acked entries in order, starting with the first whose offset is at least {@code from}, up
   * to the end as it is when the call is made. The cursor must be closed.
   *
   * @throws OffsetOutOfRange if entries from {@code from} on have been truncated already
   */
  Cursor read(int partition, long from);

  /** Offset of the oldest entry still held; {@link #end} if there is none. */
  long earliest(int partition);

  /** The offset that is above all acked ones: {@code read(p, end(p))} is empty. */
  long end(int partition);

  /**
   * Allows entries below {@code offset} to be forgotten; returns at once, space is reclaimed when
   * whole files fall free.
   */
  void truncateBefore(int partition, long offset);

  /**
   * Tells the listener now and later which partitions this node owns. Embedded: all, assigned once.
   */
  void ownership(OwnershipListener listener);

  /** Whether appends can succeed now; a reason for operators if not. */
  Health health();

  @Override
  void close();

  /** Outcome of an append. */
  sealed interface AppendResult {
    /** Durable at this offset. */
    record Acked(long offset) implements AppendResult {}

    /** Certainly not stored, now or ever. */
    record Rejected(Reason reason, String detail) implements AppendResult {}

    /** Nobody knows: it may be stored, now or later. */
    record Unknown(String detail) implements AppendResult {}

    /** Why an append was rejected. */
    enum Reason {
      /** No space left; may succeed later, without a restart. */
      FULL,
      /** A write or sync failed for good; the node is read-only until an operator acts. */
      BROKEN,
      /** The journal is closed or this node does not own the partition. */
      NOT_OWNER,
      /** The entry is larger than the journal takes. */
      TOO_LARGE
    }
  }

  /** Whether the journal takes appends. */
  sealed interface Health {
    /** It does. */
    record Ok() implements Health {}

    /** It does not. */
    record Failing(String reason) implements Health {}
  }

  /**
   * One entry as read back.
   *
   * @param payload read-only view, valid until the cursor moves on
   */
  record Entry(long offset, UUID batchId, ByteBuffer payload) {}

  /** Walks over entries. Not thread-safe. */
  interface Cursor extends AutoCloseable {
    /** Moves to the next entry; false at the end. */
    boolean next();

    /** The entry moved to. */
    Entry entry();

    @Override
    void close();
  }

  /** Learns which partitions are owned. */
  interface OwnershipListener {
    /** This node owns the partition from now on. */
    void assigned(int partition);

    /** Ownership ends in good order; seal what can be sealed. */
    void revoked(int partition);

    /** Ownership is gone already; drop what was not committed. */
    void lost(int partition);
  }

  /** The wanted offset has been truncated. */
  final class OffsetOutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which offset was wanted and which is the earliest. */
    public OffsetOutOfRange(long wanted, long earliest) {
      super("offset: " + wanted + " (expected: >= " + earliest + ")");
    }
  }
}
