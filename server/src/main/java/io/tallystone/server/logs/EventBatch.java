package io.tallystone.server.logs;

import io.tallystone.engine.event.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/**
 * The events of one PutLogEvents call, checked against what the API reference says of batches: size
 * and order refuse the whole batch, events outside the time window are rejected one by one.
 *
 * <pre>
 *   tooOldEnd     expiredEnd        tooNewStart
 *       |             |                  |
 *  too old | expired  |   accepted       | too new      by timestamp
 * </pre>
 */
record EventBatch(List<NewEvent> events, int tooOldEnd, int expiredEnd, int tooNewStart) {

  /**
   * Checks a batch.
   *
   * @param now ms since the epoch
   * @param retentionDays of the group
   */
  static EventBatch of(
      List<InputLogEvent> input, LogsQuotas.Ingestion quotas, long now, OptionalInt retentionDays) {
    List<NewEvent> events = encoded(input, quotas);
    checkOrder(events);
    long oldest = now - quotas.maxAge().toMillis();
    long kept =
        retentionDays.isPresent() ? now - retentionDays.getAsInt() * 86_400_000L : Long.MIN_VALUE;
    EventBatch batch =
        new EventBatch(
            events,
            countBefore(events, oldest),
            countBefore(events, kept),
            countBefore(events, now + quotas.maxAhead().toMillis() + 1));
    checkSpan(batch.accepted(), quotas);
    return batch;
  }

  /** The events to be stored, in order; may be none. */
  List<NewEvent> accepted() {
    int start = Math.max(tooOldEnd, expiredEnd);
    return events.subList(Math.min(start, tooNewStart), tooNewStart);
  }

  /** What the client is told of the others; null if there are none. */
  @Nullable RejectedLogEventsInfo rejected() {
    RejectedLogEventsInfo.Builder info = RejectedLogEventsInfo.builder();
    if (tooOldEnd > 0) {
      info.tooOldLogEventEndIndex(tooOldEnd);
    }
    if (expiredEnd > tooOldEnd) {
      info.expiredLogEventEndIndex(expiredEnd);
    }
    if (tooNewStart < events.size()) {
      info.tooNewLogEventStartIndex(tooNewStart);
    }
    return accepted().size() == events.size() ? null : info.build();
  }

  private static List<NewEvent> encoded(List<InputLogEvent> input, LogsQuotas.Ingestion quotas) {
    if (input.isEmpty() || input.size() > quotas.batchEvents()) {
      throw LogsErrors.constraint(
          input.size() + " events",
          "logEvents",
          "Member must have length between 1 and " + quotas.batchEvents());
    }
    List<NewEvent> events = new ArrayList<>(input.size());
    long bytes = 0;
    for (InputLogEvent event : input) {
      byte[] message = Messages.utf8(event.message());
      if (message.length > quotas.eventBytes()) {
        throw LogsErrors.invalid(
            "Log event too large: %d bytes exceeds limit of %d"
                .formatted(message.length, quotas.eventBytes()));
      }
      bytes += message.length + LogsQuotas.Ingestion.EVENT_OVERHEAD;
      events.add(new NewEvent(event.timestamp(), message));
    }
    if (bytes > quotas.batchBytes()) {
      throw LogsErrors.invalid(
          "Upload too large: %d bytes exceeds limit of %d".formatted(bytes, quotas.batchBytes()));
    }
    return events;
  }

  private static void checkOrder(List<NewEvent> events) {
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).timestamp() < events.get(i - 1).timestamp()) {
        throw LogsErrors.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
    }
  }

  private static void checkSpan(List<NewEvent> events, LogsQuotas.Ingestion quotas) {
    if (!events.isEmpty()
        && events.getLast().timestamp() - events.getFirst().timestamp()
            > quotas.batchSpan().toMillis()) {
      throw LogsErrors.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than "
              + quotas.batchSpan().toHours()
              + " hours.");
    }
  }

  private static int countBefore(List<NewEvent> events, long time) {
    int count = 0;
    while (count < events.size() && events.get(count).timestamp() < time) {
      count++;
    }
    return count;
  }
}
