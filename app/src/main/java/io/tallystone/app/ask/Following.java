package io.tallystone.app.ask;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * The new events of a log group, asked for again and again. Not by Live Tail, which leaves out
 * events when there are many and needs a client that streams.
 */
final class Following {
  /** Events may be stored so much later than their time says, and clocks differ so much. */
  private static final long LATE_MILLIS = 60_000;

  private final CloudWatchLogsClient logs;
  private final FilterLogEventsRequest request;
  private final Map<String, Long> seen = new HashMap<>(); // time by event id
  private final long begin;
  private final Clock clock;
  private long lastAsked;

  /**
   * Follows.
   *
   * @param begin time of the first events, in ms
   */
  Following(
      CloudWatchLogsClient logs, String group, @Nullable String filter, long begin, Clock clock) {
    this.logs = logs;
    this.request =
        FilterLogEventsRequest.builder().logGroupName(group).filterPattern(filter).build();
    this.begin = begin;
    this.clock = clock;
    this.lastAsked = begin;
  }

  /** Those that were not there before, by their time. */
  List<FilteredLogEvent> next() {
    long from = Math.max(begin, lastAsked - LATE_MILLIS);
    long now = clock.millis();
    seen.values().removeIf(time -> time < from);
    List<FilteredLogEvent> found = new ArrayList<>();
    for (FilteredLogEvent event :
        logs.filterLogEventsPaginator(request.toBuilder().startTime(from).build()).events()) {
      if (seen.put(event.eventId(), event.timestamp()) == null) {
        found.add(event);
      }
    }
    lastAsked = now; // only after success: what an interruption kept back is asked for again
    return found;
  }
}
