package io.tallystone.engine.block;

import org.jspecify.annotations.Nullable;

/** Bytes that should be a block are damaged: a checksum differs or the content makes no sense. */
public final class MalformedBlock extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedBlock(String message) {
    super(message);
  }

  MalformedBlock(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
