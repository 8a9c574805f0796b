package io.tallystone.engine.view;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.BlockQuery;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.SegmentStore;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A segment that readers may use: opened at the first use, and its object deleted once it is
 * {@linkplain #retire retired} and no view holds it any more.
 */
public final class LiveSegment {
  private static final Logger log = LoggerFactory.getLogger(LiveSegment.class);

  /** Of so many streams it is remembered whether they are here. */
  public static final int STREAMS_LOOKED_FOR = 1_000;

  private final SegmentRecord stored;
  private final SegmentStore store;
  private final BlockCache cache;
  private final AtomicInteger holders = new AtomicInteger();
  private final Set<Integer> damagedBlocks = ConcurrentHashMap.newKeySet();
  // deleted streams that were looked for, and whether they are here: the segment never changes
  private final Map<Long, Boolean> streamsLookedFor = new ConcurrentHashMap<>();
  private volatile @Nullable Segment opened;
  private volatile @Nullable CorruptSegment damage;
  private volatile boolean retired;

  /** A segment of the catalogue. */
  public LiveSegment(SegmentRecord stored, SegmentStore store, BlockCache cache) {
    this.stored = stored;
    this.store = store;
    this.cache = cache;
  }

  /** What the catalogue knew of it when it became live. */
  public SegmentRecord stored() {
    return stored;
  }

  /** Its name in catalogue and store. */
  public String name() {
    return stored.name();
  }

  /**
   * The segment, open for reading.
   *
   * @throws CorruptSegment if it is damaged as a whole; it is not read again to find out
   */
  public Segment open() throws IOException {
    Segment known = opened;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      CorruptSegment found = damage;
      if (found != null) {
        throw found;
      }
      known = opened;
      if (known == null) {
        try {
          known = Segment.open(store, stored.name(), cache);
        } catch (CorruptSegment e) {
          damage = e;
          throw e;
        }
        opened = known;
      }
      return known;
    }
  }

  /** Whether it holds events of the group. */
  public boolean holdsGroup(long groupId) throws IOException {
    return !open().candidates(everythingOf(groupId, null)).isEmpty();
  }

  /** Whether it holds events of the stream; reads blocks that several streams share. */
  public boolean holdsStream(long groupId, long streamId) throws IOException {
    Boolean known = streamsLookedFor.get(streamId);
    if (known == null) {
      known = lookFor(groupId, streamId);
      if (streamsLookedFor.size() > 2 * STREAMS_LOOKED_FOR) {
        streamsLookedFor.clear();
      }
      streamsLookedFor.put(streamId, known);
    }
    return known;
  }

  private boolean lookFor(long groupId, long streamId) throws IOException {
    Segment segment = open();
    for (BlockRef block : segment.candidates(everythingOf(groupId, new long[] {streamId}))) {
      if (block.firstStream() == streamId
          || block.lastStream() == streamId
          || holds(segment.read(block), streamId)) {
        return true;
      }
    }
    return false;
  }

  private static BlockQuery everythingOf(long groupId, long @Nullable [] streamIds) {
    return new BlockQuery(groupId, streamIds, Long.MIN_VALUE, Long.MAX_VALUE, new Needs.Anything());
  }

  private static boolean holds(EventRun run, long streamId) {
    for (int row = 0; row < run.size(); row++) {
      if (run.streamId(row) == streamId) {
        return true;
      }
    }
    return false;
  }

  /** Notes that a block cannot be read; false if that was known. */
  public boolean noteDamage(BlockRef block) {
    return damagedBlocks.add(block.ordinal());
  }

  /** Whether a block was found damaged before. */
  public boolean isDamaged(BlockRef block) {
    return !damagedBlocks.isEmpty() && damagedBlocks.contains(block.ordinal());
  }

  /** Whether damage was found in it, now or in an earlier run. */
  public boolean isQuarantined() {
    return !stored.quarantined().isEmpty() || !damagedBlocks.isEmpty() || damage != null;
  }

  /** The catalogue has let go of it: delete the object when the last view is gone. */
  public void retire() {
    retired = true;
  }

  void hold() {
    holders.incrementAndGet();
  }

  void release() {
    if (holders.decrementAndGet() > 0 || !retired) {
      return;
    }
    try {
      store.delete(stored.name());
    } catch (IOException e) {
      log.warn(
          "segment {} is no longer needed but could not be deleted; the next start will: {}",
          stored.name(),
          e.toString());
    }
  }
}
