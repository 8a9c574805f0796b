package io.tallystone.server.logs.insights;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.server.logs.Positions;
import java.util.Optional;

/**
 * What {@code @ptr} holds: where an event lies, and in which group. As text it sorts by position.
 */
record RecordPointer(EventPosition position, long groupId) {
  private static final char SEPARATOR = 'g';

  String text() {
    return Positions.text(position) + SEPARATOR + groupId;
  }

  static Optional<RecordPointer> parse(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at < 0) {
      return Optional.empty();
    }
    try {
      long groupId = Long.parseLong(text, at + 1, text.length(), 10);
      return Positions.parse(text.substring(0, at))
          .map(position -> new RecordPointer(position, groupId));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
