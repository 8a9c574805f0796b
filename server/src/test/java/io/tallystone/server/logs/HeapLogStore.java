package io.tallystone.server.logs;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.Page;
import io.tallystone.engine.store.ReadRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A log store whose events live on the heap, to test operations by themselves. */
final class HeapLogStore implements LogStore {
  private final SqliteCatalog catalog;
  private final NavigableMap<EventPosition, StoredEvent> events = new TreeMap<>();
  private final Map<Long, Long> groups = new HashMap<>(); // by stream
  private final Map<String, Long> producers = new HashMap<>();
  private final List<Registration> followers = new CopyOnWriteArrayList<>();
  private long offset;
  private @Nullable String unavailable;
  private boolean damaged;
  private Runnable beforeRead = () -> {};

  private record Registration(long groupId, Follower follower) {}

  HeapLogStore(Path directory, Clock clock) {
    this.catalog = SqliteCatalog.open(directory.resolve("catalog.db"), clock);
  }

  /** Lets all appends fail from now on. */
  synchronized void fail(String reason) {
    unavailable = reason;
  }

  /** Lets all reads be incomplete from now on. */
  synchronized void damage() {
    damaged = true;
  }

  /** Runs something before each read, e.g. lets time pass. */
  synchronized void beforeRead(Runnable action) {
    beforeRead = action;
  }

  synchronized int size() {
    return events.size();
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
  public synchronized CompletableFuture<Appended> append(
      LogStream stream, List<NewEvent> batch, long ingestionTime, @Nullable Producer producer) {
    return CompletableFuture.completedFuture(appended(stream, batch, ingestionTime, producer));
  }

  private Appended appended(
      LogStream stream, List<NewEvent> batch, long ingestionTime, @Nullable Producer producer) {
    if (unavailable != null) {
      return new Appended.Unavailable(unavailable);
    }
    if (directory().streamById(stream.id()).isEmpty()) {
      return new Appended.NoSuchStream();
    }
    if (producer != null) {
      String key = stream.id() + "/" + producer.id();
      if (producers.getOrDefault(key, -1L) >= producer.sequence()) {
        return new Appended.AlreadyStored();
      }
      producers.put(key, producer.sequence());
    }
    offset++;
    groups.put(stream.id(), stream.groupId());
    List<StoredEvent> stored = new ArrayList<>();
    for (NewEvent event : batch) {
      EventPosition position =
          new EventPosition(event.timestamp(), stream.id(), offset, stored.size());
      stored.add(new StoredEvent(position, ingestionTime, event.message()));
      events.put(position, stored.getLast());
    }
    for (Registration registration : followers) {
      if (registration.groupId() == stream.groupId()) {
        registration.follower().acknowledged(stream.id(), stored);
      }
    }
    return new Appended.Stored(offset);
  }

  @Override
  public synchronized Page read(ReadRequest request) {
    beforeRead.run();
    NavigableMap<EventPosition, StoredEvent> ordered =
        request.descending() ? events.descendingMap() : events;
    if (request.after() != null) {
      ordered = ordered.tailMap(request.after(), false);
    }
    List<StoredEvent> page = new ArrayList<>();
    long bytes = 0;
    for (StoredEvent event : ordered.values()) {
      if (!wanted(request, event)) {
        continue;
      }
      bytes += event.message().length;
      if (page.size() == request.maxEvents() || (bytes > request.maxBytes() && !page.isEmpty())) {
        return new Page(page, true, damaged);
      }
      page.add(event);
    }
    return new Page(page, false, damaged);
  }

  @Override
  public synchronized Splits splits(long groupId, long fromTime, long toTime, Needs needs) {
    EventBuffer run = new EventBuffer();
    for (StoredEvent event : events.values()) {
      EventPosition position = event.position();
      if (Objects.equals(groups.get(position.streamId()), groupId)) {
        byte[] message = event.message();
        run.add(
            position.streamId(),
            position.timestamp(),
            event.ingestionTime(),
            position.offset(),
            position.index(),
            message,
            0,
            message.length);
      }
    }
    return new HeapSplits(run, fromTime, toTime);
  }

  private boolean wanted(ReadRequest request, StoredEvent event) {
    EventPosition position = event.position();
    return Objects.equals(groups.get(position.streamId()), request.groupId())
        && (request.streamIds() == null || request.streamIds().contains(position.streamId()))
        && position.timestamp() >= request.fromTime()
        && position.timestamp() < request.toTime()
        && directory().streamById(position.streamId()).isPresent()
        && request.matcher().matches(event.message());
  }

  private List<StoredEvent> of(LogStream stream) {
    return events.values().stream()
        .filter(event -> event.position().streamId() == stream.id())
        .toList();
  }

  @Override
  public synchronized LogStream fresh(LogStream stream) {
    List<StoredEvent> all = of(stream);
    if (all.isEmpty()) {
      return stream;
    }
    return new LogStream(
        stream.id(),
        stream.groupId(),
        stream.name(),
        stream.createdAt(),
        all.getFirst().position().timestamp(),
        all.getLast().position().timestamp(),
        all.stream().mapToLong(StoredEvent::ingestionTime).max().getAsLong(),
        all.stream().mapToLong(event -> event.message().length + 26).sum());
  }

  @Override
  public synchronized List<LogStream> streamsByLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending) {
    Comparator<LogStream> order =
        Comparator.comparingLong(HeapLogStore::lastEventTime).thenComparing(LogStream::name);
    Comparator<LogStream> directed = descending ? order.reversed() : order;
    return directory().streams(groupId, "", null, 10_000, false).stream()
        .map(this::fresh)
        .sorted(directed)
        .filter(stream -> after == null || directed.compare(stream, after) > 0)
        .limit(limit)
        .toList();
  }

  private static long lastEventTime(LogStream stream) {
    Long time = stream.lastEventTime();
    return time == null ? -1 : time;
  }

  @Override
  public synchronized long storedBytes(LogGroup group) {
    return directory().streams(group.id(), "", null, 10_000, false).stream()
        .mapToLong(stream -> fresh(stream).storedBytes())
        .sum();
  }

  @Override
  public Following follow(long groupId, Follower follower) {
    Registration registration = new Registration(groupId, follower);
    followers.add(registration);
    return () -> followers.remove(registration);
  }

  int followers() {
    return followers.size();
  }

  @Override
  public void seal() {}

  @Override
  public void maintain() {}

  @Override
  public synchronized void reset() {
    events.clear();
    directory().clear();
    documents().clear();
  }

  @Override
  public Status status() {
    return new Status(unavailable == null, "", Collections.emptyMap());
  }

  @Override
  public void close() {
    catalog.close();
  }
}
