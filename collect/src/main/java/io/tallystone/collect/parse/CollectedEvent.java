package io.tallystone.collect.parse;

import io.tallystone.collect.CollectLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An event to publish.
 *
 * @param timestamp ms since the epoch
 * @param message empty: nothing to publish, only the position moves
 * @param endOffset offset in the file behind its last line
 */
public record CollectedEvent(long timestamp, String message, long endOffset) {

  /** No event, but the word that all before the offset is dealt with. */
  public static CollectedEvent nothingBefore(long endOffset) {
    return new CollectedEvent(0, "", endOffset);
  }

  /** What PutLogEvents counts for it, bytes. */
  public long size() {
    return message.getBytes(StandardCharsets.UTF_8).length + (long) CollectLimits.EVENT_OVERHEAD;
  }

  /** The event itself, or what it is cut into where PutLogEvents takes no event as long. */
  public List<CollectedEvent> withinLimit() {
    List<CollectedEvent> pieces = new ArrayList<>();
    String rest = message;
    while (rest.length() * 3L > CollectLimits.MAX_MESSAGE_BYTES
        && rest.getBytes(StandardCharsets.UTF_8).length > CollectLimits.MAX_MESSAGE_BYTES) {
      int cut = CollectLimits.MAX_MESSAGE_BYTES / 3; // a character takes three bytes at most
      if (Character.isHighSurrogate(rest.charAt(cut - 1))) {
        cut--;
      }
      pieces.add(new CollectedEvent(timestamp, rest.substring(0, cut), endOffset));
      rest = rest.substring(cut);
    }
    pieces.add(new CollectedEvent(timestamp, rest, endOffset));
    return pieces;
  }
}
