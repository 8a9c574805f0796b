package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** Lists the log streams of a group, by name or by the time of their last event. */
final class DescribeLogStreams
    implements Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> {
  private static final int DEFAULT_LIMIT = 50;

  private final LogStore store;
  private final GroupLookup groups;

  DescribeLogStreams(LogStore store) {
    this.store = store;
    this.groups = new GroupLookup(store.directory());
  }

  @Override
  public String name() {
    return "DescribeLogStreams";
  }

  @Override
  public List<Access> access(DescribeLogStreamsRequest input, Call call) {
    return List.of(
        groups.access(
            "logs:DescribeLogStreams", call, input.logGroupName(), input.logGroupIdentifier()));
  }

  @Override
  public DescribeLogStreamsResponse handle(DescribeLogStreamsRequest input, Call call) {
    LogGroup group = groups.byEither(call, input.logGroupName(), input.logGroupIdentifier());
    boolean byTime = input.orderBy() == OrderBy.LAST_EVENT_TIME;
    if (byTime && input.logStreamNamePrefix() != null) {
      throw LogsErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    int limit = input.limit() == null ? DEFAULT_LIMIT : input.limit();
    // one more than asked for tells whether there is a next page
    List<LogStream> found =
        byTime ? byTime(group, input, limit + 1) : byName(group, input, limit + 1);
    List<LogStream> page = found.size() > limit ? found.subList(0, limit) : found;
    return DescribeLogStreamsResponse.builder()
        .logStreams(page.stream().map(stream -> described(group, stream)).toList())
        .nextToken(found.size() > limit ? token(page.getLast(), byTime) : null)
        .build();
  }

  private List<LogStream> byName(LogGroup group, DescribeLogStreamsRequest input, int limit) {
    @Nullable String prefix = input.logStreamNamePrefix();
    return store
        .directory()
        .streams(
            group.id(),
            prefix == null ? "" : prefix,
            PageTokens.single(input.nextToken()),
            limit,
            Boolean.TRUE.equals(input.descending()))
        .stream()
        .map(store::fresh)
        .toList();
  }

  private List<LogStream> byTime(LogGroup group, DescribeLogStreamsRequest input, int limit) {
    @Nullable String token = input.nextToken();
    return store.streamsByLastEvent(
        group.id(),
        token == null ? null : last(group, token),
        limit,
        Boolean.TRUE.equals(input.descending()));
  }

  private static String token(LogStream last, boolean byTime) {
    if (!byTime) {
      return PageTokens.of(last.name());
    }
    Long time = last.lastEventTime();
    return PageTokens.of(
        String.valueOf(time == null ? -1 : time), String.valueOf(last.id()), last.name());
  }

  /** The last stream of the page before, as far as the order looks at it. */
  private static LogStream last(LogGroup group, String token) {
    List<String> parts = PageTokens.parts(token, 3);
    try {
      long time = Long.parseLong(parts.get(0));
      return new LogStream(
          Long.parseLong(parts.get(1)),
          group.id(),
          parts.get(2),
          0,
          null,
          time < 0 ? null : time,
          null,
          0);
    } catch (NumberFormatException madeUp) {
      throw LogsErrors.invalidToken();
    }
  }

  @SuppressWarnings("deprecation") // AWS says 0 for the bytes of streams; the real number is of use
  private static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream described(
      LogGroup group, LogStream stream) {
    return software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
        .logStreamName(stream.name())
        .arn(LogArns.stream(group.scope(), group.name(), stream.name()))
        .creationTime(stream.createdAt())
        .firstEventTimestamp(stream.firstEventTime())
        .lastEventTimestamp(stream.lastEventTime())
        .lastIngestionTime(stream.lastIngestionTime())
        .uploadSequenceToken(SequenceTokens.any())
        .storedBytes(stream.storedBytes())
        .build();
  }
}
