package io.tallystone.engine.journal;

import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where callers leave entries for the writer.
 *
 * <p>There are two groups: callers fill one while the writer commits the other. So memory is
 * bounded, copying overlaps with syncing, and the longer a commit takes the larger the next one
 * gets. When the group is full, callers wait for the swap; when too many entries wait for answers,
 * for those.
 */
final class Intake {
  /** So many entries may wait for answers before callers wait too; about 100 bytes of heap each. */
  static final int MAX_UNANSWERED = 1 << 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition entryOrEnd = lock.newCondition();
  private final Condition room = lock.newCondition();
  private Group filling;
  private Group other;
  private int unanswered;
  private @Nullable Thread answering;
  private boolean closed;
  private volatile @Nullable Rejected refusal;

  Intake(int groupBytes) {
    filling = new Group(groupBytes);
    other = new Group(groupBytes);
  }

  /** Adds an entry, waiting for room; the place in line is the order of returns. */
  CompletableFuture<AppendResult> add(UUID batchId, List<ByteBuffer> payload, int length) {
    CRC32C crc = new CRC32C();
    for (ByteBuffer piece : payload) {
      crc.update(piece.duplicate());
    }
    lock.lock();
    try {
      while (refusal == null && mustWait(length)) {
        room.awaitUninterruptibly();
      }
      Rejected refused = refusal;
      if (refused != null) {
        return CompletableFuture.completedFuture(refused);
      }
      unanswered++;
      entryOrEnd.signal();
      return filling.add(batchId, payload, length, (int) crc.getValue());
    } finally {
      lock.unlock();
    }
  }

  /** The thread that gives answers never waits for answers to be given. */
  private boolean mustWait(int length) {
    boolean manyUnanswered =
        unanswered >= MAX_UNANSWERED && !Thread.currentThread().equals(answering);
    return manyUnanswered || !filling.fits(length);
  }

  /** The calling thread gives the answers. */
  void answering() {
    lock.lock();
    try {
      answering = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** So many entries have got their answers. */
  void answered(int entries) {
    lock.lock();
    try {
      unanswered -= entries;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for entries. The group is the caller's until the next call.
   *
   * @return null when closed with nothing left, or when the time is up
   */
  @Nullable Group take(@Nullable Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost == null ? 0 : atMost.toNanos();
      while (filling.isEmpty()) {
        if (closed || (atMost != null && nanos <= 0)) {
          return null;
        }
        if (atMost == null) {
          entryOrEnd.await();
        } else {
          nanos = entryOrEnd.awaitNanos(nanos);
        }
      }
      Group taken = filling;
      filling = other;
      other = taken;
      room.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Answers all further entries with this; null takes entries again. A close is final. */
  void refuse(@Nullable Rejected with) {
    lock.lock();
    try {
      if (!closed) {
        refusal = with;
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Nullable Rejected refusal() {
    return refusal;
  }

  /** Takes no more entries; those taken are still handed to the writer. */
  void close() {
    lock.lock();
    try {
      if (!closed) {
        refusal = new Rejected(AppendResult.Reason.NOT_OWNER, "the journal is closed");
        closed = true;
        room.signalAll();
        entryOrEnd.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closed, and nothing left to take. */
  boolean ended() {
    lock.lock();
    try {
      return closed && filling.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
