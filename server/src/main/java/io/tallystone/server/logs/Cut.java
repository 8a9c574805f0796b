package io.tallystone.server.logs;

import io.tallystone.engine.event.EventPosition;

/**
 * Where GetLogEvents goes on: a place between two events and the direction away from it. The token
 * of a place is the same whatever page led there, so that a client that reaches an end gets back
 * the token it sent, as AWS promises.
 *
 * <pre>
 *   f/00001714557605000…/s      events from this position on
 *   b/00001714557605000…/s      events below this position
 * </pre>
 *
 * @param from the first position after the place
 */
record Cut(EventPosition from, boolean forward) {

  static Cut parse(String token) {
    boolean forward = token.startsWith("f/");
    if ((!forward && !token.startsWith("b/")) || !token.endsWith("/s") || token.length() < 5) {
      throw LogsErrors.invalidToken();
    }
    return new Cut(
        Positions.parse(token.substring(2, token.length() - 2))
            .orElseThrow(LogsErrors::invalidToken),
        forward);
  }

  String token() {
    return (forward ? "f/" : "b/") + Positions.text(from) + "/s";
  }

  /** The position that a page in this direction comes after. */
  EventPosition exclusive() {
    return forward ? Positions.before(from) : from;
  }
}
