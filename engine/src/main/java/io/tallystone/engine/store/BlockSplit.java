package io.tallystone.engine.store;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.maintenance.Quarantine;
import io.tallystone.engine.query.run.DamagedSplit;
import io.tallystone.engine.query.run.EventRows;
import io.tallystone.engine.query.run.Split;
import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptBlock;
import io.tallystone.engine.segment.Segment;
import io.tallystone.engine.view.LiveSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A block that the segment's index and filters could not rule out. */
record BlockSplit(
    LiveSegment segment,
    Segment open,
    BlockRef block,
    Needs needs,
    VisibleRows visible,
    Quarantine quarantine)
    implements Split {

  @Override
  public long minTime() {
    return block.minTime();
  }

  @Override
  public long maxTime() {
    return block.maxTime();
  }

  @Override
  public long events() {
    return block.events();
  }

  @Override
  public long bytes() {
    return block.rawBytes();
  }

  @Override
  public @Nullable EventRows read() throws DamagedSplit {
    if (segment.isDamaged(block)) {
      throw new DamagedSplit("block " + block.ordinal() + " of " + segment.name());
    }
    try {
      BitSet wanted = open.select(block, needs).rows();
      return wanted.isEmpty() ? null : visible.of(open.read(block), wanted);
    } catch (CorruptBlock e) {
      quarantine.block(segment, block, e);
      throw new DamagedSplit(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
