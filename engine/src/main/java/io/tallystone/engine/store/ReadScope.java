package io.tallystone.engine.store;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.view.Deletions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A read request made concrete for one snapshot: retention and the place to go on from are folded
 * into the time range, and the deletions that hold are fixed.
 */
final class ReadScope {
  private final ReadRequest request;
  private final long @Nullable [] streamIds;
  private final long fromTime;
  private final long toTime;
  private final Deletions deletions;
  private final long moment;

  /**
   * A scope as of now.
   *
   * @param oldest event times below this one have expired, ms
   */
  ReadScope(ReadRequest request, long oldest, Deletions deletions) {
    this.request = request;
    this.streamIds =
        request.streamIds() == null
            ? null
            : request.streamIds().stream().mapToLong(Long::longValue).sorted().toArray();
    this.deletions = deletions;
    this.moment = deletions.moment();
    EventPosition after = request.after();
    long from = Math.max(request.fromTime(), oldest);
    long to = request.toTime();
    if (after != null && !request.descending()) {
      from = Math.max(from, after.timestamp());
    }
    if (after != null && request.descending() && after.timestamp() < Long.MAX_VALUE) {
      to = Math.min(to, after.timestamp() + 1);
    }
    this.fromTime = from;
    this.toTime = to;
  }

  ReadRequest request() {
    return request;
  }

  long groupId() {
    return request.groupId();
  }

  /** The wanted streams, sorted; null for all. */
  long @Nullable [] streamIds() {
    return streamIds;
  }

  /** Smallest event time wanted, ms. */
  long fromTime() {
    return fromTime;
  }

  /** Event times wanted are below this one, ms. */
  long toTime() {
    return toTime;
  }

  boolean descending() {
    return request.descending();
  }

  boolean isEmpty() {
    return fromTime >= toTime || (streamIds != null && streamIds.length == 0);
  }

  /** Whether events with times from {@code min} to {@code max} can be wanted. */
  boolean reaches(long min, long max) {
    return min < toTime && max >= fromTime;
  }

  /** Whether a stream's events are wanted and visible. */
  boolean includes(long streamId) {
    return (streamIds == null || Arrays.binarySearch(streamIds, streamId) >= 0)
        && !deletions.hidStream(streamId, moment);
  }
}
