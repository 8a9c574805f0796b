package io.tallystone.engine.store;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a store must hold, as plain lists that are searched from end to end. */
final class StoreModel {
  static final long DAY = Duration.ofDays(1).toMillis();

  private record Known(long groupId, StoredEvent event) {}

  final List<LogGroup> groups = new ArrayList<>();
  final List<LogStream> streams = new ArrayList<>();
  private final List<Known> events = new ArrayList<>();
  private final Map<Long, Integer> retention = new HashMap<>();
  private final Map<Long, Long> lastEvents = new HashMap<>();

  LogGroup groupOf(LogStream stream) {
    return groups.stream().filter(g -> g.id() == stream.groupId()).findFirst().orElseThrow();
  }

  List<LogStream> streamsOf(LogGroup group) {
    return streams.stream().filter(stream -> stream.groupId() == group.id()).toList();
  }

  void stored(LogStream stream, List<NewEvent> batch, long ingestion, long offset) {
    for (int i = 0; i < batch.size(); i++) {
      NewEvent event = batch.get(i);
      EventPosition position = new EventPosition(event.timestamp(), stream.id(), offset, i);
      events.add(
          new Known(stream.groupId(), new StoredEvent(position, ingestion, event.message())));
      lastEvents.merge(stream.id(), event.timestamp(), Math::max);
    }
  }

  int retention(LogGroup group) {
    return retention.getOrDefault(group.id(), 0);
  }

  void retention(LogGroup group, int days) {
    retention.put(group.id(), days);
  }

  void deleted(LogGroup group) {
    groups.remove(group);
    streams.removeIf(stream -> stream.groupId() == group.id());
    events.removeIf(known -> known.groupId() == group.id());
  }

  void deleted(LogStream stream) {
    streams.remove(stream);
    events.removeIf(known -> known.event().position().streamId() == stream.id());
  }

  long lastEvent(LogStream stream) {
    return lastEvents.getOrDefault(stream.id(), -1L);
  }

  /** All that the request asks for, on as many pages as it takes. */
  List<StoredEvent> expected(ReadRequest request, long now) {
    int days = retention.getOrDefault(request.groupId(), 0);
    long oldest = Math.max(request.fromTime(), days == 0 ? 0 : now - days * DAY);
    Set<Long> wanted = request.streamIds();
    Comparator<StoredEvent> order = Comparator.comparing(StoredEvent::position);
    return ofGroup(request.groupId())
        .filter(event -> wanted == null || wanted.contains(event.position().streamId()))
        .filter(event -> event.position().timestamp() >= oldest)
        .filter(event -> event.position().timestamp() < request.toTime())
        .filter(event -> request.matcher().matches(event.message()))
        .sorted(request.descending() ? order.reversed() : order)
        .toList();
  }

  private Stream<StoredEvent> ofGroup(long groupId) {
    return events.stream().filter(known -> known.groupId() == groupId).map(Known::event);
  }

  /** How many of the expected events the first page must have. */
  static int firstPage(ReadRequest request, List<StoredEvent> expected) {
    int size = 0;
    long bytes = 0;
    while (size < Math.min(expected.size(), request.maxEvents())) {
      bytes += expected.get(size).message().length;
      if (size > 0 && bytes > request.maxBytes()) {
        break;
      }
      size++;
    }
    return size;
  }
}
