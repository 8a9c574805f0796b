package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Goes through a message that is JSON, field by field. A field is a string, number, true or false;
 * its name is the path to it: keys and, for elements of arrays, numbers from 0. Text that is not
 * JSON ends the walk; what came before it stays. So what is found never depends on what is looked
 * for, and a walk may end early.
 *
 * @param <P> what is known of a path
 */
abstract class JsonWalk<P> {
  final JsonText text = new JsonText();
  private int fields;
  private int depth;

  /** The path to a member or element of what is at {@code parent}. */
  abstract P step(P parent, byte[] key, int from, int length);

  /** Takes the field just read, which is in {@link #text}; false to end the walk. */
  abstract boolean field(P path);

  /** Walks through the object or array that starts at {@code from}. */
  final void walk(byte[] utf8, int from, int to, P top) {
    fields = 0;
    depth = 0;
    text.start(utf8, from, to);
    value(top);
  }

  /** Reads the value at hand; false if the walk is over. */
  private boolean value(P path) {
    return switch (text.peek()) {
      case '{' -> object(path);
      case '[' -> array(path);
      case '"' -> text.string() && counted(path);
      case 'n' -> text.word("null");
      case 't' -> text.word("true") && counted(path);
      case 'f' -> text.word("false") && counted(path);
      default -> text.number() && counted(path);
    };
  }

  private boolean counted(P path) {
    return field(path) && ++fields < DiscoveryLimits.MAX_JSON_FIELDS;
  }

  private boolean object(P path) {
    if (++depth > DiscoveryLimits.MAX_DEPTH) {
      return false;
    }
    text.skip();
    if (text.peek() == '}') {
      return closed();
    }
    boolean more = true;
    while (more) {
      if (text.peek() != '"' || !text.string()) {
        return false;
      }
      P member = step(path, text.bytes(), text.from(), text.to() - text.from());
      if (text.peek() != ':') {
        return false;
      }
      text.skip();
      if (!value(member)) {
        return false;
      }
      more = text.peek() == ',';
      if (more) {
        text.skip();
      }
    }
    return text.peek() == '}' && closed();
  }

  private boolean array(P path) {
    if (++depth > DiscoveryLimits.MAX_DEPTH) {
      return false;
    }
    text.skip();
    if (text.peek() == ']') {
      return closed();
    }
    boolean more = true;
    for (int index = 0; more; index++) {
      byte[] digits = Integer.toString(index).getBytes(ISO_8859_1);
      if (!value(step(path, digits, 0, digits.length))) {
        return false;
      }
      more = text.peek() == ',';
      if (more) {
        text.skip();
      }
    }
    return text.peek() == ']' && closed();
  }

  private boolean closed() {
    text.skip();
    depth--;
    return true;
  }
}
