package io.tallystone.engine.segment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.tallystone.engine.block.ColumnRun;
import org.jspecify.annotations.Nullable;

/**
 * Decoded blocks and pieces of filters, kept in bounded memory and shared by all segments. Safe for
 * use by many threads.
 */
public final class BlockCache {
  /** What an entry costs beside its bytes. */
  private static final int ENTRY_BYTES = 150;

  private record Key(String segment, long offset) {}

  /** What filters get of the memory: they are small and each serves many blocks. */
  private static final int FILTER_SHARE = 8;

  private final Cache<Key, ColumnRun> blocks;
  private final Cache<Key, byte[]> buckets;

  /** A cache that holds about {@code maxBytes} of heap; 0 for none. */
  public BlockCache(long maxBytes) {
    this.blocks =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes - maxBytes / FILTER_SHARE)
            .weigher((Key key, ColumnRun run) -> run.heapBytes())
            .executor(Runnable::run)
            .recordStats()
            .build();
    this.buckets =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes / FILTER_SHARE)
            .weigher((Key key, byte[] slices) -> slices.length + ENTRY_BYTES)
            .executor(Runnable::run)
            .build();
  }

  @Nullable ColumnRun block(String segment, long offset) {
    return blocks.getIfPresent(new Key(segment, offset));
  }

  void put(String segment, long offset, ColumnRun run) {
    blocks.put(new Key(segment, offset), run);
  }

  byte @Nullable [] bucket(String segment, long offset) {
    return buckets.getIfPresent(new Key(segment, offset));
  }

  void putBucket(String segment, long offset, byte[] slices) {
    buckets.put(new Key(segment, offset), slices);
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
