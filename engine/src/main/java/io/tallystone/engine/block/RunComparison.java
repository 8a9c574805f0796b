package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import java.util.Arrays;

/** Whether two runs hold the same events in the same order. */
final class RunComparison {
  private RunComparison() {}

  static boolean same(EventRun one, EventRun other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!samePosition(one, other, i) || !sameMessage(one, other, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean samePosition(EventRun one, EventRun other, int i) {
    return one.streamId(i) == other.streamId(i)
        && one.timestamp(i) == other.timestamp(i)
        && one.ingestionTime(i) == other.ingestionTime(i)
        && one.offset(i) == other.offset(i)
        && one.index(i) == other.index(i);
  }

  private static boolean sameMessage(EventRun one, EventRun other, int i) {
    int from = one.messageStart(i);
    int otherFrom = other.messageStart(i);
    return Arrays.equals(
        one.messages(),
        from,
        from + one.messageLength(i),
        other.messages(),
        otherFrom,
        otherFrom + other.messageLength(i));
  }
}
