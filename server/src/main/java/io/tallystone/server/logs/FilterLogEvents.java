package io.tallystone.server.logs;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.query.pattern.FilterPattern;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.ReadRequest;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Searches the streams of a group for events that match a pattern, in the order of time across
 * streams. The token is the position up to which all has been searched, so it holds across
 * restarts, and events that arrive meanwhile are neither skipped (if later) nor make others come
 * twice. A page may be empty although there is a next one.
 */
final class FilterLogEvents implements Operation<FilterLogEventsRequest, FilterLogEventsResponse> {
  private final LogStore store;
  private final Patterns patterns;
  private final GroupLookup groups;
  private final StreamFilter streams;
  private final SteppedSearch search;
  private final IncompleteAnswers damage;
  private final LogsQuotas.Reading quotas;
  private final Duration maxAge;

  FilterLogEvents(
      LogStore store, Patterns patterns, LogsQuotas quotas, IncompleteAnswers damage, Clock clock) {
    this.store = store;
    this.damage = damage;
    this.patterns = patterns;
    this.search = new SteppedSearch(store, quotas.reading(), clock);
    this.groups = new GroupLookup(store.directory());
    this.streams = new StreamFilter(store.directory());
    this.quotas = quotas.reading();
    this.maxAge = quotas.ingestion().maxAge();
  }

  @Override
  public String name() {
    return "FilterLogEvents";
  }

  @Override
  public List<Access> access(FilterLogEventsRequest input, Call call) {
    List<Access> needed = new ArrayList<>();
    needed.add(access("logs:FilterLogEvents", input, call));
    if (Boolean.TRUE.equals(input.unmask())) {
      needed.add(access("logs:Unmask", input, call));
    }
    return needed;
  }

  private Access access(String action, FilterLogEventsRequest input, Call call) {
    return groups.access(action, call, input.logGroupName(), input.logGroupIdentifier());
  }

  @Override
  public FilterLogEventsResponse handle(FilterLogEventsRequest input, Call call) {
    FilterPattern pattern = patterns.parse(input.filterPattern());
    EventPosition after = after(input.nextToken());
    LogGroup group = groups.byEither(call, input.logGroupName(), input.logGroupIdentifier());
    StreamFilter.Selection selection =
        streams.select(group, input.logStreamNames(), input.logStreamNamePrefix());
    if (selection.isEmpty()) {
      return answer(List.of(), null);
    }
    long oldest = group.createdAt() - maxAge.toMillis(); // older ones were never accepted
    SteppedSearch.Found found =
        search.search(
            request(group, selection.ids(), input, pattern, after), selection.wanted(), oldest);
    if (found.damaged()) {
      damage.found(name(), group);
    }
    EventPosition goOnAfter = found.goOnAfter();
    return answer(
        output(found.events()),
        goOnAfter == null ? null : PageTokens.of(Positions.text(goOnAfter)));
  }

  private ReadRequest request(
      LogGroup group,
      @Nullable Set<Long> ids,
      FilterLogEventsRequest input,
      FilterPattern pattern,
      @Nullable EventPosition after) {
    return new ReadRequest(
        group.id(),
        ids,
        input.startTime() == null ? 0 : input.startTime(),
        // unlike that of GetLogEvents, this end is inclusive
        input.endTime() == null || input.endTime() == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : input.endTime() + 1,
        after,
        false,
        input.limit() == null ? quotas.pageEvents() : Math.min(input.limit(), quotas.pageEvents()),
        quotas.pageBytes(),
        pattern.matcher(),
        pattern.needs());
  }

  private static @Nullable EventPosition after(@Nullable String token) {
    String position = PageTokens.single(token);
    return position == null
        ? null
        : Positions.parse(position).orElseThrow(LogsErrors::invalidToken);
  }

  private List<FilteredLogEvent> output(List<StoredEvent> events) {
    Map<Long, Optional<String>> names = new HashMap<>();
    List<FilteredLogEvent> output = new ArrayList<>(events.size());
    for (StoredEvent event : events) {
      EventPosition position = event.position();
      names
          .computeIfAbsent(
              position.streamId(), id -> store.directory().streamById(id).map(LogStream::name))
          // a stream that was deleted just now has no name, and no events either
          .ifPresent(name -> output.add(output(event, position, name)));
    }
    return output;
  }

  private static FilteredLogEvent output(StoredEvent event, EventPosition position, String stream) {
    return FilteredLogEvent.builder()
        .logStreamName(stream)
        .timestamp(position.timestamp())
        .ingestionTime(event.ingestionTime())
        .message(Messages.text(event.message()))
        .eventId(Positions.text(position))
        .build();
  }

  /** The list of searched streams is always empty, as in AWS since 2020. */
  private static FilterLogEventsResponse answer(
      List<FilteredLogEvent> events, @Nullable String token) {
    return FilterLogEventsResponse.builder()
        .events(events)
        .searchedLogStreams(List.of())
        .nextToken(token)
        .build();
  }
}
