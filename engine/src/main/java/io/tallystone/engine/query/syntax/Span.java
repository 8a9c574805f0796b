package io.tallystone.engine.query.syntax;

/**
 * The characters of the query text that something was read from.
 *
 * @param start offset of the first UTF-16 character
 * @param end offset after the last one
 */
public record Span(int start, int end) {
  /** Checks that it is in order. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span: " + start + ".." + end + " (expected: in order)");
    }
  }
}
