package io.tallystone.wire.http;

import java.util.concurrent.atomic.AtomicBoolean;

/** Tells endless answers that the server wants to close. */
final class OpenStreams {
  private final AtomicBoolean closing = new AtomicBoolean();

  void close() {
    closing.set(true);
  }

  boolean closing() {
    return closing.get();
  }
}
