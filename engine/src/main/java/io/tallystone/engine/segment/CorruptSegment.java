package io.tallystone.engine.segment;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A segment as a whole is damaged: its frame, index or filters; none of it can be trusted. */
public final class CorruptSegment extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptSegment(String segment, String detail) {
    this(segment, detail, null);
  }

  CorruptSegment(String segment, String detail, @Nullable Throwable cause) {
    super("segment " + segment + " is damaged: " + detail, cause);
  }
}
