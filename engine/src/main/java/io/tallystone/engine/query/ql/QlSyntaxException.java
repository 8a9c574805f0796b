package io.tallystone.engine.query.ql;

import io.tallystone.engine.query.syntax.Span;

/** The text is not a query; the message tells the client what was found and what was expected. */
public final class QlSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;

  QlSyntaxException(String message, int start, int end) {
    super(message, null, false, false);
    this.start = start;
    this.end = end;
  }

  QlSyntaxException(String message, Span span) {
    this(message, span.start(), span.end());
  }

  /** Offset of the first character that is wrong; the text's length if it ends too early. */
  public int start() {
    return start;
  }

  /** Offset after the last character that is wrong. */
  public int end() {
    return end;
  }
}
