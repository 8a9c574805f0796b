package io.tallystone.engine.memory;

/** A journal entry is whole, yet not a batch that this version can read. */
public final class BatchFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BatchFormatException(long offset, String field, long found, String expected) {
    super(
        "journal entry at offset "
            + offset
            + ": "
            + field
            + ": "
            + found
            + " (expected: "
            + expected
            + "); a newer version may have written it");
  }
}
