package io.tallystone.engine.query.run;

import org.jspecify.annotations.Nullable;

/** Events that are read together: a block, or some batches of a memory table. */
public interface Split {
  /** No event in it is older, ms. */
  long minTime();

  /** No event in it is newer, ms. */
  long maxTime();

  /** Number of events, the unwanted included. */
  long events();

  /** Bytes of their messages. */
  long bytes();

  /**
   * Reads it.
   *
   * @return null if no event in it can be wanted
   * @throws DamagedSplit if it cannot be read; the other splits can
   */
  @Nullable EventRows read() throws DamagedSplit;
}
