package io.tallystone.engine.segment;

import io.tallystone.engine.block.Needs;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted, as far as blocks can be told apart by it.
 *
 * @param groupId the log group
 * @param sortedStreamIds only these streams, ascending; null for all of the group
 * @param fromTime smallest event time, ms, inclusive
 * @param toTime event times below this one, ms
 * @param needs a condition that every wanted message meets
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object; never compared
public record BlockQuery(
    long groupId, long @Nullable [] sortedStreamIds, long fromTime, long toTime, Needs needs) {

  /** Whether a block with these streams and times may hold a wanted event. */
  boolean overlaps(long firstStream, long lastStream, long minTime, long maxTime) {
    return fromTime < toTime
        && minTime < toTime
        && maxTime >= fromTime
        && wantsStream(firstStream, lastStream);
  }

  private boolean wantsStream(long first, long last) {
    long[] ids = sortedStreamIds;
    if (ids == null) {
      return true;
    }
    int at = Arrays.binarySearch(ids, first);
    int firstAbove = at >= 0 ? at : -at - 1;
    return firstAbove < ids.length && ids[firstAbove] <= last;
  }
}
