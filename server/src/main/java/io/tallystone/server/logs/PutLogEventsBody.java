package io.tallystone.server.logs;

import io.tallystone.engine.event.NewEvents;
import io.tallystone.wire.codec.PlainJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON bodies of PutLogEvents that clients send nearly always, straight into columns:
 *
 * <pre>
 * {"logGroupName": "g", "logStreamName": "s", "logEvents": [{"timestamp": 1, "message": "m"}, …],
 *  "sequenceToken": "t"}
 * </pre>
 *
 * <p>Members in any order, each once; names of common characters; no null, no other member, no
 * empty message. What it takes, codec and validator would pass.
 */
final class PutLogEventsBody {
  private static final byte[] GROUP = PlainJson.name("logGroupName");
  private static final byte[] STREAM = PlainJson.name("logStreamName");
  private static final byte[] EVENTS = PlainJson.name("logEvents");
  private static final byte[] TOKEN = PlainJson.name("sequenceToken");
  private static final byte[] TIMESTAMP = PlainJson.name("timestamp");
  private static final byte[] MESSAGE = PlainJson.name("message");

  /** The longest name of a log group or stream. */
  private static final int NAME_LENGTH = 512;

  /** More events than this are refused in the validator's words. */
  private static final int MODEL_EVENTS = 10_000;

  private final PlainJson json;
  private @Nullable String group;
  private @Nullable String stream;
  private @Nullable String token;
  private @Nullable NewEvents events;

  private PutLogEventsBody(PlainJson json) {
    this.json = json;
  }

  /** What a body says. */
  record Content(String group, String stream, NewEvents events) {}

  /** Reads a body; empty if it is one for the codec. */
  static Optional<Content> read(byte[] body) {
    return PlainJson.of(body).flatMap(json -> new PutLogEventsBody(json).content());
  }

  private Optional<Content> content() {
    if (!json.takes('{')) {
      return Optional.empty();
    }
    do {
      if (!member()) {
        return Optional.empty();
      }
    } while (json.takes(','));
    return json.takes('}') && json.atEnd() && group != null && stream != null && events != null
        ? Optional.of(new Content(group, stream, events))
        : Optional.empty();
  }

  private boolean member() {
    if (group == null && json.takes(GROUP)) {
      group = name();
      return group != null;
    }
    if (stream == null && json.takes(STREAM)) {
      stream = name();
      return stream != null;
    }
    if (token == null && json.takes(TOKEN)) {
      token = json.word(); // any is accepted, and none is needed
      return token != null && !token.isEmpty();
    }
    if (events == null && json.takes(EVENTS)) {
      events = events();
      return events != null;
    }
    return false;
  }

  /** A name that needs no pattern to tell that it may be a group's or a stream's. */
  private @Nullable String name() {
    String name = json.word();
    boolean common =
        name != null
            && !name.isEmpty()
            && name.length() <= NAME_LENGTH
            && name.chars().allMatch(PutLogEventsBody::isCommon);
    return common ? name : null;
  }

  private static boolean isCommon(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '/'
        || c == '.'
        || c == '#';
  }

  private @Nullable NewEvents events() {
    if (!json.takes('[')) {
      return null;
    }
    NewEvents.Builder read = new NewEvents.Builder(json.remaining() + PlainJson.SLACK);
    do {
      if (read.size() == MODEL_EVENTS || !event(read)) {
        return null;
      }
    } while (json.takes(','));
    return json.takes(']') ? read.build() : null;
  }

  private boolean event(NewEvents.Builder read) {
    if (!json.takes('{')) {
      return false;
    }
    long timestamp = PlainJson.ODD;
    int end = PlainJson.ODD;
    do {
      if (timestamp == PlainJson.ODD && json.takes(TIMESTAMP)) {
        timestamp = json.number();
        if (timestamp == PlainJson.ODD) {
          return false;
        }
      } else if (end == PlainJson.ODD && json.takes(MESSAGE)) {
        end = json.text(read.room(json.remaining() + PlainJson.SLACK), read.end());
        if (end <= read.end()) {
          return false; // odd, or empty
        }
      } else {
        return false;
      }
    } while (json.takes(','));
    if (timestamp == PlainJson.ODD || end == PlainJson.ODD || !json.takes('}')) {
      return false;
    }
    read.add(timestamp, end);
    return true;
  }
}
