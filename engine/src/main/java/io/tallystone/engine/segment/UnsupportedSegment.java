package io.tallystone.engine.segment;

import java.io.IOException;

/** A segment was written in a format that this version does not know. */
public final class UnsupportedSegment extends IOException {
  private static final long serialVersionUID = 1L;

  UnsupportedSegment(String segment, int version) {
    super(
        "segment "
            + segment
            + " has format version: "
            + version
            + " (expected: <= "
            + SegmentFormat.VERSION
            + "); run the version of the server that wrote it, or a newer one");
  }
}
