package io.tallystone.server.logs;

import io.tallystone.engine.event.EventPosition;
import java.util.Optional;

/**
 * Event positions as 56 decimal digits, the form of AWS's event ids: 14 for the timestamp, 19 for
 * the stream, 19 for the offset, 4 for the index. As text they sort like the positions.
 */
public final class Positions {
  private static final int LENGTH = 56;
  private static final int MAX_INDEX = 9_999;

  /** The latest time that has a position: in the year 5138. */
  static final long MAX_TIMESTAMP = 99_999_999_999_999L;

  private Positions() {}

  public static String text(EventPosition position) {
    char[] digits = new char[LENGTH];
    write(digits, 0, 14, position.timestamp());
    write(digits, 14, 19, position.streamId());
    write(digits, 33, 19, position.offset());
    write(digits, 52, 4, position.index());
    return new String(digits);
  }

  public static Optional<EventPosition> parse(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EventPosition(
              Long.parseLong(text, 0, 14, 10),
              Long.parseLong(text, 14, 33, 10),
              Long.parseLong(text, 33, 52, 10),
              Integer.parseInt(text, 52, 56, 10)));
    } catch (NumberFormatException beyondAnyPosition) {
      return Optional.empty();
    }
  }

  /** The next possible position. */
  static EventPosition after(EventPosition p) {
    if (p.index() < MAX_INDEX) {
      return new EventPosition(p.timestamp(), p.streamId(), p.offset(), p.index() + 1);
    }
    if (p.offset() < Long.MAX_VALUE) {
      return new EventPosition(p.timestamp(), p.streamId(), p.offset() + 1, 0);
    }
    return p.streamId() < Long.MAX_VALUE
        ? new EventPosition(p.timestamp(), p.streamId() + 1, 0, 0)
        : new EventPosition(p.timestamp() + 1, 0, 0, 0);
  }

  /** The previous possible position. */
  public static EventPosition before(EventPosition p) {
    if (p.index() > 0) {
      return new EventPosition(p.timestamp(), p.streamId(), p.offset(), p.index() - 1);
    }
    if (p.offset() > 0) {
      return new EventPosition(p.timestamp(), p.streamId(), p.offset() - 1, MAX_INDEX);
    }
    return p.streamId() > 0
        ? new EventPosition(p.timestamp(), p.streamId() - 1, Long.MAX_VALUE, MAX_INDEX)
        : new EventPosition(p.timestamp() - 1, Long.MAX_VALUE, Long.MAX_VALUE, MAX_INDEX);
  }

  private static void write(char[] digits, int start, int width, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("value: " + value + " (expected: >= 0)");
    }
    long rest = value;
    for (int i = start + width - 1; i >= start; i--) {
      digits[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    if (rest != 0) {
      throw new IllegalArgumentException(
          "value: " + value + " (expected: at most " + width + " digits)");
    }
  }
}
