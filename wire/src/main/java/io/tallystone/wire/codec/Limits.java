package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/** What a body may cost to decode. Its length is limited by the HTTP layer. */
final class Limits {
  /** Nesting of JSON and CBOR; the deepest input of the services here has about ten levels. */
  static final int DEPTH = 128;

  /** Dots in the name of a query parameter. */
  static final int PARAMETER_DEPTH = 64;

  /** Digits of a number. */
  private static final int NUMBER_LENGTH = 1000;

  /** Characters of a member's name or a map's key. */
  private static final int NAME_LENGTH = 50_000;

  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEPTH)
          .maxNumberLength(NUMBER_LENGTH)
          .maxNameLength(NAME_LENGTH)
          .maxStringLength(Integer.MAX_VALUE) // bounded by the body
          .build();

  /**
   * Parsers' and generators' buffers, some 20 KB each. Jackson's own pool is one per thread, and
   * each call has a new thread.
   */
  static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newBoundedPool(64);

  private Limits() {}
}
