package io.tallystone.server.logs;

import io.tallystone.engine.event.NewEvents;
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
record EventBatch(NewEvents events, int tooOldEnd, int expiredEnd, int tooNewStart) {
  /** Bytes of most messages, to guess what a batch needs. */
  private static final int GUESSED_MESSAGE = 128;

  /**
   * Checks a batch.
   *
   * @param now ms since the epoch
   * @param retentionDays of the group
   */
  static EventBatch of(
      NewEvents events, LogsQuotas.Ingestion quotas, long now, OptionalInt retentionDays) {
    checkSize(events, quotas);
    checkOrder(events);
    long oldest = now - quotas.maxAge().toMillis();
    long kept =
        retentionDays.isPresent() ? now - retentionDays.getAsInt() * 86_400_000L : Long.MIN_VALUE;
    EventBatch batch =
        new EventBatch(
            events,
            countBefore(events, oldest),
            countBefore(events, kept),
            countBefore(events, latest(now, quotas) + 1));
    checkSpan(batch.accepted(), quotas);
    return batch;
  }

  /** The latest time that is taken; never one that an event id has no room for. */
  private static long latest(long now, LogsQuotas.Ingestion quotas) {
    long room = Positions.MAX_TIMESTAMP - now;
    return now
        + (quotas.maxAhead().toSeconds() < room / 1_000 ? quotas.maxAhead().toMillis() : room);
  }

  /** The events that came as SDK types, side by side. */
  static NewEvents events(List<InputLogEvent> input, LogsQuotas.Ingestion quotas) {
    checkCount(input.size(), quotas);
    NewEvents.Builder events = new NewEvents.Builder(input.size() * GUESSED_MESSAGE);
    for (InputLogEvent event : input) {
      events.add(event.timestamp(), Messages.utf8(event.message()));
    }
    return events.build();
  }

  /** The events to be stored, in order; may be none. */
  NewEvents accepted() {
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

  private static void checkCount(int events, LogsQuotas.Ingestion quotas) {
    if (events == 0 || events > quotas.batchEvents()) {
      throw LogsErrors.constraint(
          events + " events",
          "logEvents",
          "Member must have length between 1 and " + quotas.batchEvents());
    }
  }

  private static void checkSize(NewEvents events, LogsQuotas.Ingestion quotas) {
    checkCount(events.size(), quotas);
    for (int i = 0; i < events.size(); i++) {
      if (events.messageLength(i) > quotas.eventBytes()) {
        throw LogsErrors.invalid(
            "Log event too large: %d bytes exceeds limit of %d"
                .formatted(events.messageLength(i), quotas.eventBytes()));
      }
    }
    long bytes = events.messageBytes() + (long) events.size() * LogsQuotas.Ingestion.EVENT_OVERHEAD;
    if (bytes > quotas.batchBytes()) {
      throw LogsErrors.invalid(
          "Upload too large: %d bytes exceeds limit of %d".formatted(bytes, quotas.batchBytes()));
    }
  }

  private static void checkOrder(NewEvents events) {
    for (int i = 1; i < events.size(); i++) {
      if (events.timestamp(i) < events.timestamp(i - 1)) {
        throw LogsErrors.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
    }
  }

  private static void checkSpan(NewEvents events, LogsQuotas.Ingestion quotas) {
    if (!events.isEmpty()
        && events.timestamp(events.size() - 1) - events.timestamp(0)
            > quotas.batchSpan().toMillis()) {
      throw LogsErrors.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than "
              + quotas.batchSpan().toHours()
              + " hours.");
    }
  }

  private static int countBefore(NewEvents events, long time) {
    int count = 0;
    while (count < events.size() && events.timestamp(count) < time) {
      count++;
    }
    return count;
  }
}
