package io.tallystone.collect.spool;

import io.tallystone.collect.Trouble;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batches that were read and are not yet acknowledged, and how far each file is read: one SQLite
 * file, so that batches and the file positions they cover become durable together or not at all.
 * That, and the sequence number that a batch keeps for ever, is why neither a crash of the agent
 * nor one of the server loses or doubles a line.
 *
 * <p>Batches that the service refused for good are kept beside, as long as there is room: they
 * count towards the limit and give way, oldest first, to batches that wait. A batch that waits is
 * never dropped; adding pauses instead.
 *
 * <p>All methods may be called from any thread; one transaction runs at a time.
 */
public final class Spool implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Spool.class);

  private final SpoolDatabase database;
  private final long maxBytes;
  private final Trouble dropping;
  private long bytes;
  private long refusedBytes;
  private long droppedEvents;
  private boolean closed;

  private Spool(SpoolDatabase database, long maxBytes, Clock clock) {
    this.database = database;
    this.maxBytes = maxBytes;
    this.dropping = new Trouble(clock);
    this.bytes = database.waitingBytes();
    this.refusedBytes = database.refused().bytes();
  }

  /**
   * Opens or creates the spool in a folder that only this agent uses.
   *
   * @param maxBytes when this much waits, {@link #add} does too
   */
  public static Spool open(Path directory, long maxBytes, Clock clock) throws IOException {
    SpoolDatabase database = SpoolDatabase.open(directory);
    SpoolDatabase.Refused refused = database.refused();
    if (refused.batches() > 0) {
      log.warn(
          "{} holds {} batches ({} bytes) that the service refused; their reasons are in its table"
              + " 'refused'",
          directory.resolve(SpoolSchema.FILE),
          refused.batches(),
          refused.bytes());
    }
    return new Spool(database, maxBytes, clock);
  }

  /**
   * Stores batches together with the file positions behind them, all or nothing; waits while the
   * spool is full.
   *
   * @param batches one after the other the next of the stream; may be none, then nothing waits
   * @throws InterruptedException if interrupted, or the spool is closed, while waiting: nothing was
   *     stored
   */
  public synchronized void add(
      Target target, List<List<CollectedEvent>> batches, Collection<FilePosition> positions)
      throws InterruptedException {
    while (bytes > maxBytes && !closed && !batches.isEmpty()) {
      wait();
    }
    if (closed) {
      throw new InterruptedException("the spool is closed");
    }
    List<byte[]> encoded = batches.stream().map(BatchEncoding::encode).toList();
    long added = encoded.stream().mapToLong(batch -> batch.length).sum();
    makeRoom(added);
    database.store(target, encoded, positions);
    bytes += added;
    notifyAll();
  }

  /** The oldest waiting batch of the stream; waits up to the given time for one. */
  public synchronized Optional<Batch> next(Target target, long waitMillis)
      throws InterruptedException {
    long end = System.nanoTime() + waitMillis * 1_000_000;
    Optional<Batch> batch = oldest(target);
    while (batch.isEmpty() && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
      batch = oldest(target);
    }
    return batch;
  }

  private Optional<Batch> oldest(Target target) {
    return closed ? Optional.empty() : database.oldest(target);
  }

  /** The batch is acknowledged and forgotten. */
  public synchronized void acknowledged(Batch batch) {
    bytes -= database.delete(batch);
    notifyAll();
  }

  /**
   * The service will never take the batch: it is set aside with the reason as long as there is
   * room, and the next one is due.
   */
  public synchronized void refused(Batch batch, String reason) {
    long moved = database.refuse(batch, reason);
    bytes -= moved;
    refusedBytes += moved;
    notifyAll();
    makeRoom(0);
  }

  /** Refused batches give way to waiting ones. */
  private void makeRoom(long needed) {
    while (refusedBytes > 0 && bytes + refusedBytes + needed > maxBytes) {
      Optional<SpoolDatabase.Dropped> dropped = database.dropOldestRefused();
      if (dropped.isEmpty()) {
        refusedBytes = 0;
        return;
      }
      refusedBytes -= dropped.get().bytes();
      droppedEvents += dropped.get().events();
      if (dropping.isNews(dropped.get().target().toString())) {
        log.error(
            "the spool is full: the oldest batch that the service refused is dropped, {} events of"
                + " {}/{}; {} refused events were dropped since the start",
            dropped.get().events(),
            dropped.get().target().group(),
            dropped.get().target().stream(),
            droppedEvents);
      }
    }
  }

  /** Whether no batch waits. */
  public synchronized boolean isEmpty() {
    return database.isEmpty();
  }

  /** Bytes that wait. */
  public synchronized long waitingBytes() {
    return bytes;
  }

  /** Bytes of refused batches that are kept. */
  public synchronized long refusedBytes() {
    return refusedBytes;
  }

  /** Events of refused batches that were dropped for room since the start. */
  public synchronized long droppedEvents() {
    return droppedEvents;
  }

  /** How far the source has read its files, the one stored last at the end. */
  public synchronized List<FilePosition> positions(String source) {
    return database.positions(source);
  }

  /** When this source was followed for the first time, ms since the epoch: now, if it is new. */
  public synchronized long startedAt(String source, long now) {
    return database.startedAt(source, now);
  }

  /** Forgets a file that is gone. */
  public synchronized void forget(FilePosition position) {
    database.forget(position);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    database.close();
  }
}
