package io.tallystone.server.logs;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.Page;
import io.tallystone.engine.store.ReadRequest;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/**
 * Reads one log stream in pages, from its start or from its end. A page is always in the order of
 * time; its two tokens lead to the pages after and before it.
 */
final class GetLogEvents implements Operation<GetLogEventsRequest, GetLogEventsResponse> {
  private final LogStore store;
  private final GroupLookup groups;
  private final LogsQuotas.Reading quotas;
  private final IncompleteAnswers damage;

  GetLogEvents(LogStore store, LogsQuotas.Reading quotas, IncompleteAnswers damage) {
    this.store = store;
    this.damage = damage;
    this.groups = new GroupLookup(store.directory());
    this.quotas = quotas;
  }

  @Override
  public String name() {
    return "GetLogEvents";
  }

  @Override
  public List<Access> access(GetLogEventsRequest input, Call call) {
    List<Access> needed = new ArrayList<>();
    needed.add(access("logs:GetLogEvents", input, call));
    if (Boolean.TRUE.equals(input.unmask())) {
      needed.add(access("logs:Unmask", input, call));
    }
    return needed;
  }

  private Access access(String action, GetLogEventsRequest input, Call call) {
    return groups.streamAccess(
        action, call, input.logGroupName(), input.logGroupIdentifier(), input.logStreamName());
  }

  @Override
  public GetLogEventsResponse handle(GetLogEventsRequest input, Call call) {
    LogGroup group = groups.byEither(call, input.logGroupName(), input.logGroupIdentifier());
    LogStream stream = groups.stream(group, input.logStreamName());
    @Nullable String token = input.nextToken();
    @Nullable Cut cut = token == null ? null : Cut.parse(token);
    boolean forward = cut == null ? Boolean.TRUE.equals(input.startFromHead()) : cut.forward();
    Page page = store.read(request(stream, input, cut, forward));
    if (page.damaged()) {
      damage.found(name(), group);
    }
    List<StoredEvent> events = forward ? page.events() : page.events().reversed();
    return GetLogEventsResponse.builder()
        .events(events.stream().map(GetLogEvents::output).toList())
        .nextForwardToken(new Cut(end(events, cut, input), true).token())
        .nextBackwardToken(new Cut(start(events, cut, input), false).token())
        .build();
  }

  private ReadRequest request(
      LogStream stream, GetLogEventsRequest input, @Nullable Cut cut, boolean forward) {
    return new ReadRequest(
        stream.groupId(),
        Set.of(stream.id()),
        startTime(input),
        input.endTime() == null ? Long.MAX_VALUE : input.endTime(),
        cut == null ? null : cut.exclusive(),
        !forward,
        input.limit() == null ? quotas.pageEvents() : Math.min(input.limit(), quotas.pageEvents()),
        quotas.pageBytes(),
        (utf8, from, length) -> true,
        new Needs.Anything());
  }

  private static EventPosition end(
      List<StoredEvent> events, @Nullable Cut cut, GetLogEventsRequest input) {
    return events.isEmpty() ? nowhere(cut, input) : Positions.after(events.getLast().position());
  }

  private static EventPosition start(
      List<StoredEvent> events, @Nullable Cut cut, GetLogEventsRequest input) {
    return events.isEmpty() ? nowhere(cut, input) : events.getFirst().position();
  }

  /** The place of an empty page: where it was looked for, so that later events are found. */
  private static EventPosition nowhere(@Nullable Cut cut, GetLogEventsRequest input) {
    return cut != null ? cut.from() : new EventPosition(startTime(input), 0, 0, 0);
  }

  private static long startTime(GetLogEventsRequest input) {
    return input.startTime() == null ? 0 : Math.min(input.startTime(), Positions.MAX_TIMESTAMP);
  }

  private static OutputLogEvent output(StoredEvent event) {
    return OutputLogEvent.builder()
        .timestamp(event.position().timestamp())
        .ingestionTime(event.ingestionTime())
        .message(Messages.text(event.message()))
        .build();
  }
}
