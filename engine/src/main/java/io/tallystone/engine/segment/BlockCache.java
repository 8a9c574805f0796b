package io.tallystone.engine.segment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.tallystone.engine.block.ColumnRun;
import org.jspecify.annotations.Nullable;

/**
 * Decoded blocks, kept in bounded memory and shared by all segments. Safe for use by many threads.
 */
public final class BlockCache {
  private record Key(String segment, long offset) {}

  private final Cache<Key, ColumnRun> blocks;

  /** A cache that holds about {@code maxBytes} of heap; 0 for none. */
  public BlockCache(long maxBytes) {
    this.blocks =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((Key key, ColumnRun run) -> run.heapBytes())
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  @Nullable ColumnRun block(String segment, long offset) {
    return blocks.getIfPresent(new Key(segment, offset));
  }

  void put(String segment, long offset, ColumnRun run) {
    blocks.put(new Key(segment, offset), run);
  }

  /** How often a block was found here. */
  public long hits() {
    return stats().hitCount();
  }

  /** How often a block had to be read and decoded. */
  public long misses() {
    return stats().missCount();
  }

  private CacheStats stats() {
    return blocks.stats();
  }
}
