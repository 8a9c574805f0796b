package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Holds log events durably and finds them again. Safe for use by many threads.
 *
 * <p>What was acknowledged survives a crash, is read exactly once, and keeps its {@linkplain
 * io.tallystone.engine.event.EventPosition position} for ever. Deletes and retention act at once
 * for readers.
 */
public interface LogStore extends AutoCloseable {

  /** Groups and streams; what is deleted here vanishes for readers at once. */
  LogDirectory directory();

  /** The features' documents. */
  Documents documents();

  /**
   * Stores a batch. Completes when it is durable; never completes exceptionally.
   *
   * @param events in timestamp order, 1 to 10,000
   * @param ingestionTime ms since the epoch
   * @param producer if given, a batch with a sequence not above the producer's last one is not
   *     stored again
   */
  CompletableFuture<Appended> append(
      LogStream stream, List<NewEvent> events, long ingestionTime, @Nullable Producer producer);

  /**
   * Reads one page from a snapshot taken at the call: all that was acknowledged before it, less
   * what is deleted or expired.
   */
  Page read(ReadRequest request);

  /**
   * What queries read: all events of the group at the call that are not deleted or expired.
   *
   * @param fromTime smallest event time, ms, inclusive
   * @param toTime event times below this one, ms
   * @param needs a condition that every wanted message meets
   */
  Splits splits(long groupId, long fromTime, long toTime, Needs needs);

  /** The stream with its times and bytes as of now, the unsealed events included. */
  LogStream fresh(LogStream stream);

  /** Streams by last event time as of now; see {@link LogDirectory#streamsByLastEvent}. */
  List<LogStream> streamsByLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending);

  /** Stored bytes of the group as of now. */
  long storedBytes(LogGroup group);

  /**
   * Calls the follower with each batch acknowledged from now on, in order per stream, until closed.
   */
  Following follow(long groupId, Follower follower);

  /** Seals everything unsealed now; returns when it is committed. */
  void seal();

  /** Runs merge, retention and clean-up once, now. */
  void maintain();

  /** Deletes everything: groups, streams, events, documents of all kinds. */
  void reset();

  /** State for health checks and operators. */
  Status status();

  @Override
  void close();

  /**
   * Who sends, so that a batch sent again is known.
   *
   * @param id at most 128 characters, unique per sender and stream
   * @param sequence grows with each new batch of this producer
   */
  record Producer(String id, long sequence) {}

  /** Outcome of an append. */
  sealed interface Appended {
    /** Durable. */
    record Stored(long offset) implements Appended {}

    /** The producer's sequence was stored before; nothing was added. */
    record AlreadyStored() implements Appended {}

    /** The stream or its group was deleted before the batch was taken; nothing was added. */
    record NoSuchStream() implements Appended {}

    /** Certainly or possibly not stored; the client should try again. */
    record Unavailable(String reason) implements Appended {}
  }

  /** Is told of acknowledged batches on a thread that must not be held up. */
  @FunctionalInterface
  interface Follower {
    /** A batch of one stream was acknowledged. */
    void acknowledged(long streamId, List<StoredEvent> events);
  }

  /** A follower's registration. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Numbers for operators.
   *
   * @param writable whether appends can succeed
   * @param reason why not, empty if they can
   * @param gauges metric name (Prometheus style, without prefix) to value
   */
  record Status(boolean writable, String reason, Map<String, Double> gauges) {}
}
