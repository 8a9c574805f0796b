package io.tallystone.engine.query.discover;

/** What is discovered at most. */
final class DiscoveryLimits {
  /** Fields of one JSON event; those beyond, in the order of the message, are not discovered. */
  static final int MAX_JSON_FIELDS = 200;

  /** Objects and arrays within each other; what lies deeper, and after it, is not discovered. */
  static final int MAX_DEPTH = 100;

  private DiscoveryLimits() {}
}
