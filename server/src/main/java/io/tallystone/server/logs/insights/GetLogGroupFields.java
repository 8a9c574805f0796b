package io.tallystone.server.logs.insights;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.discover.FieldListing;
import io.tallystone.engine.query.run.DamagedSplit;
import io.tallystone.engine.query.run.EventRows;
import io.tallystone.engine.query.run.Split;
import io.tallystone.engine.query.run.Splits;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.store.LogStore;
import io.tallystone.server.logs.GroupLookup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogGroupFieldsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogGroupFieldsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupField;

/**
 * The fields of a group's events and how many of a hundred events have each: of the 15 minutes
 * before now, or of the 8 minutes on each side of a time. It looks at the newest events of that
 * time until it has seen enough to tell the percentages.
 */
final class GetLogGroupFields
    implements Operation<GetLogGroupFieldsRequest, GetLogGroupFieldsResponse> {
  private static final Duration UNTIL_NOW = Duration.ofMinutes(15);
  private static final Duration EACH_SIDE = Duration.ofMinutes(8);

  /** Then each percentage is right within one of a hundred, in 95 of a hundred cases. */
  private static final int ENOUGH_EVENTS = 10_000;

  private static final List<String> OF_ALL_EVENTS =
      List.of("@ingestionTime", "@log", "@logStream", "@message", "@timestamp");

  private final LogStore store;
  private final GroupLookup groups;
  private final Clock clock;

  GetLogGroupFields(LogStore store, Clock clock) {
    this.store = store;
    this.groups = new GroupLookup(store.directory());
    this.clock = clock;
  }

  @Override
  public String name() {
    return "GetLogGroupFields";
  }

  @Override
  public List<Access> access(GetLogGroupFieldsRequest input, Call call) {
    return List.of(
        groups.access(
            "logs:GetLogGroupFields", call, input.logGroupName(), input.logGroupIdentifier()));
  }

  @Override
  public GetLogGroupFieldsResponse handle(GetLogGroupFieldsRequest input, Call call) {
    LogGroup group = groups.byEither(call, input.logGroupName(), input.logGroupIdentifier());
    Map<String, Integer> counts = new HashMap<>();
    int events = count(group, start(input.time()), end(input.time()), counts);
    List<LogGroupField> fields =
        counts.entrySet().stream()
            .map(
                field ->
                    LogGroupField.builder()
                        .name(field.getKey())
                        .percent(percent(field.getValue(), events))
                        .build())
            .sorted(
                Comparator.comparing(LogGroupField::percent)
                    .reversed()
                    .thenComparing(LogGroupField::name))
            .toList();
    return GetLogGroupFieldsResponse.builder().logGroupFields(fields).build();
  }

  /** Whole percents, and 1 for what is there at all. */
  private static int percent(int count, int events) {
    return Math.max(1, (int) (100L * count / events));
  }

  private long start(@Nullable Long seconds) {
    return seconds == null
        ? clock.millis() - UNTIL_NOW.toMillis()
        : seconds * 1_000 - EACH_SIDE.toMillis();
  }

  private long end(@Nullable Long seconds) {
    return seconds == null ? clock.millis() : seconds * 1_000 + EACH_SIDE.toMillis();
  }

  private int count(LogGroup group, long from, long to, Map<String, Integer> counts) {
    int events = 0;
    try (Splits splits = store.splits(group.id(), from, to + 1, new Needs.Anything())) {
      for (Split split : splits.list()) {
        EventRows rows = read(split);
        if (rows != null) {
          events += count(rows, ENOUGH_EVENTS - events, counts);
        }
      }
    }
    return events;
  }

  /** Counts the newest rows, at most so many; how many they were. */
  private static int count(EventRows rows, int most, Map<String, Integer> counts) {
    int first = Math.max(0, rows.rows().length - most);
    for (int i = first; i < rows.rows().length; i++) {
      count(rows.run(), rows.rows()[i], counts);
    }
    return rows.rows().length - first;
  }

  private static void count(EventRun run, int row, Map<String, Integer> counts) {
    OF_ALL_EVENTS.forEach(name -> counts.merge(name, 1, Integer::sum));
    FieldListing.of(run.messages(), run.messageStart(row), run.messageLength(row))
        .keySet()
        .forEach(name -> counts.merge(name, 1, Integer::sum));
  }

  /** What is damaged is quarantined by the store, and told there. */
  private static @Nullable EventRows read(Split split) {
    try {
      return split.read();
    } catch (DamagedSplit damaged) {
      return null;
    }
  }
}
