package io.tallystone.engine.segment;

import java.io.IOException;

/** One block of a segment is damaged; the others can still be read. */
public final class CorruptBlock extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptBlock(String segment, BlockRef block, Throwable cause) {
    super(
        "segment "
            + segment
            + " is damaged: block "
            + block.ordinal()
            + " at offset "
            + block.offset()
            + ": "
            + cause.getMessage(),
        cause);
  }
}
