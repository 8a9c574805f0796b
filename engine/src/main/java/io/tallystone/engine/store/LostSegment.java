package io.tallystone.engine.store;

import io.tallystone.engine.query.run.DamagedSplit;
import io.tallystone.engine.query.run.EventRows;
import io.tallystone.engine.query.run.Split;
import io.tallystone.engine.view.LiveSegment;

/** A segment that is damaged as a whole: a query is to know that events are missing. */
record LostSegment(LiveSegment segment) implements Split {
  @Override
  public long minTime() {
    return segment.stored().minTime();
  }

  @Override
  public long maxTime() {
    return segment.stored().maxTime();
  }

  @Override
  public long events() {
    return 0;
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public EventRows read() throws DamagedSplit {
    throw new DamagedSplit("segment " + segment.name());
  }
}
