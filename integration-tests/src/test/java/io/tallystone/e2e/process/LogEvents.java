package io.tallystone.e2e.process;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** Writes and reads events in few words. */
public final class LogEvents {

  private LogEvents() {}

  /** Events of one time. */
  public static List<InputLogEvent> at(long timestamp, String... messages) {
    return Arrays.stream(messages)
        .map(m -> InputLogEvent.builder().timestamp(timestamp).message(m).build())
        .toList();
  }

  /** Writes events of now. */
  public static PutLogEventsResponse put(
      CloudWatchLogsClient logs, String group, String stream, String... messages) {
    return put(logs, group, stream, at(System.currentTimeMillis(), messages));
  }

  /** Writes events. */
  public static PutLogEventsResponse put(
      CloudWatchLogsClient logs, String group, String stream, List<InputLogEvent> events) {
    return logs.putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
  }

  /** Creates a group with one stream. */
  public static void create(CloudWatchLogsClient logs, String group, String stream) {
    logs.createLogGroup(r -> r.logGroupName(group));
    logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
  }

  /** All messages of a stream, oldest first. */
  public static List<String> messages(CloudWatchLogsClient logs, String group, String stream) {
    return logs
        .getLogEventsPaginator(r -> r.logGroupName(group).logStreamName(stream).startFromHead(true))
        .events()
        .stream()
        .map(OutputLogEvent::message)
        .toList();
  }

  /** All events of a group that match a filter pattern. */
  public static List<FilteredLogEvent> filter(
      CloudWatchLogsClient logs, String group, String pattern) {
    return logs
        .filterLogEventsPaginator(r -> r.logGroupName(group).filterPattern(pattern))
        .events()
        .stream()
        .toList();
  }
}
