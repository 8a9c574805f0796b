package io.tallystone.server.logs;

import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.query.MessageMatcher;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStore.Following;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;

/**
 * One reader's view of new events.
 *
 * <pre>
 *  store's thread ──▶ arrived ──▶ selecting thread ──▶ selected ──▶ the call's thread ──▶ client
 *  (never waits)    batches as     pattern, stream     waits for
 *                   they are       names               a slow client
 * </pre>
 *
 * Both queues drop the oldest when full, which the next update reports as sampled.
 */
final class LiveTailSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTailSession.class);
  private static final int MAX_BATCHES = 10_000;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final LogDirectory directory;
  private final MessageMatcher matcher;
  private final Predicate<String> streams;
  private final LiveTailSessions sessions;
  private final int updateEvents;
  private final DropOldest<Batch> arrived;
  private final DropOldest<LiveTailSessionLogEvent> selected;
  private final AtomicLong dropped = new AtomicLong();
  private final List<Following> followings = new ArrayList<>();
  private final Thread selecting;
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;

  /** Events of one stream as the store acknowledged them together. */
  private record Batch(LogGroup group, long streamId, List<StoredEvent> events, long bytes) {}

  /**
   * Starts following.
   *
   * @param streams which streams, by name
   */
  LiveTailSession(
      LogStore store,
      List<LogGroup> groups,
      Predicate<String> streams,
      MessageMatcher matcher,
      LogsQuotas.LiveTail quotas,
      LiveTailSessions sessions) {
    this.directory = store.directory();
    this.matcher = matcher;
    this.streams = streams;
    this.sessions = sessions;
    this.updateEvents = quotas.updateEvents();
    this.arrived =
        new DropOldest<>(
            MAX_BATCHES, quotas.bufferBytes(), Batch::bytes, batch -> drop(batch.events().size()));
    this.selected =
        new DropOldest<>(
            quotas.bufferEvents(),
            quotas.bufferBytes(),
            event -> event.message().length(),
            event -> drop(1));
    this.selecting = Thread.ofVirtual().name("live-tail").start(this::select);
    try {
      for (LogGroup group : groups) {
        followings.add(
            store.follow(group.id(), (streamId, events) -> arrive(group, streamId, events)));
      }
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** The next update: at once if there are events, else an empty one after a second. */
  LiveTailSessionUpdate next() throws InterruptedException {
    List<LiveTailSessionLogEvent> events = selected.take(updateEvents, POLL);
    if (failure != null) {
      throw LogsErrors.sessionBroken();
    }
    boolean sampled = dropped.getAndSet(0) > 0;
    return LiveTailSessionUpdate.builder()
        .sessionMetadata(metadata -> metadata.sampled(sampled))
        .sessionResults(events)
        .build();
  }

  private void arrive(LogGroup group, long streamId, List<StoredEvent> events) {
    long bytes = 0;
    for (StoredEvent event : events) {
      bytes += event.message().length;
    }
    arrived.add(new Batch(group, streamId, events, bytes));
  }

  private void select() {
    try {
      while (!closed) {
        arrived.take(MAX_BATCHES, POLL).forEach(this::select);
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      LOG.error("a Live Tail session failed", bug);
      failure = bug;
      selected.close();
    }
  }

  private void select(Batch batch) {
    String stream = directory.streamById(batch.streamId()).map(LogStream::name).orElse(null);
    if (stream == null || !streams.test(stream)) {
      return;
    }
    for (StoredEvent event : batch.events()) {
      if (matcher.matches(event.message())) {
        selected.add(
            LiveTailSessionLogEvent.builder()
                .logGroupIdentifier(batch.group().scope().account() + ":" + batch.group().name())
                .logStreamName(stream)
                .timestamp(event.position().timestamp())
                .ingestionTime(event.ingestionTime())
                .message(Messages.text(event.message()))
                .build());
      }
    }
  }

  private void drop(long events) {
    dropped.addAndGet(events);
    sessions.dropped(events);
  }

  @Override
  public void close() {
    followings.forEach(Following::close);
    closed = true;
    arrived.close();
    selected.close();
    selecting.interrupt();
  }
}
