package io.tallystone.engine.journal;

import java.io.IOException;

/** The journal may not grow further until entries are truncated. */
final class JournalFullException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalFullException(String message) {
    super(message);
  }
}
