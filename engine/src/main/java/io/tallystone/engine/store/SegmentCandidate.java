package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.maintenance.Quarantine;
import io.tallystone.engine.segment.BlockQuery;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptBlock;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.view.LiveSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;

/** A segment not yet looked into. */
record SegmentCandidate(LiveSegment segment, Quarantine quarantine) implements Candidate {

  @Override
  public long minTime() {
    return segment.stored().minTime();
  }

  @Override
  public long maxTime() {
    return segment.stored().maxTime();
  }

  @Override
  public void visit(Search search) {
    ReadScope scope = search.scope();
    BlockQuery query =
        new BlockQuery(
            scope.groupId(),
            scope.streamIds(),
            scope.fromTime(),
            scope.toTime(),
            scope.request().needs());
    try {
      Segment open = segment.open();
      for (BlockRef block : open.candidates(query)) {
        search.add(new BlockCandidate(segment, open, block, quarantine));
      }
    } catch (CorruptSegment e) {
      quarantine.segment(segment, e);
      search.damaged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A block that the segment's index and filters could not rule out. */
  private record BlockCandidate(
      LiveSegment segment, Segment open, BlockRef block, Quarantine quarantine)
      implements Candidate {

    @Override
    public long minTime() {
      return block.minTime();
    }

    @Override
    public long maxTime() {
      return block.maxTime();
    }

    @Override
    public void visit(Search search) {
      if (segment.isDamaged(block)) {
        search.damaged();
        return;
      }
      Needs needs = search.scope().request().needs();
      try {
        BitSet rows = open.select(block, needs).rows();
        if (!rows.isEmpty()) {
          search.offer(open.read(block), rows);
        }
      } catch (CorruptBlock e) {
        quarantine.block(segment, block, e);
        search.damaged();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
