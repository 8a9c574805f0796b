package io.tallystone.engine.maintenance;

import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.memory.StreamStatistics;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptBlock;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.view.LiveSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A segment that is merged: read past the readers' cache, its damage reported as it is found. */
final class MergeSource {
  private final LiveSegment live;
  private final Segment segment;
  private final Quarantine quarantine;
  private final List<BlockRef> blocks;

  private MergeSource(LiveSegment live, Segment segment, Quarantine quarantine) {
    this.live = live;
    this.segment = segment;
    this.quarantine = quarantine;
    this.blocks = segment.blocks();
  }

  static MergeSource open(LiveSegment live, SegmentStore store, Quarantine quarantine)
      throws IOException {
    try {
      Segment uncached = Segment.open(store, live.name(), new BlockCache(0));
      return new MergeSource(live, uncached, quarantine);
    } catch (CorruptSegment e) {
      quarantine.segment(live, e);
      throw e;
    }
  }

  /** Message bytes of a block as AWS counts them. */
  static long bytes(BlockRef block) {
    return block.rawBytes() + (long) StreamStatistics.BYTES_PER_EVENT * block.events();
  }

  List<BlockRef> blocks() {
    return blocks;
  }

  /** Reads a block; an {@link IOException} comes wrapped, for use in iterators. */
  EventRun read(BlockRef block) {
    try {
      return segment.read(block);
    } catch (CorruptBlock e) {
      quarantine.block(live, block, e);
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
