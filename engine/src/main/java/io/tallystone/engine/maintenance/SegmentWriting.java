package io.tallystone.engine.maintenance;

import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.segment.SegmentContent;
import io.tallystone.engine.segment.SegmentSummary;
import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.SegmentStore;
import io.tallystone.engine.spi.SegmentStore.PutResult;
import io.tallystone.engine.view.LiveSegment;
import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores new segments that the catalogue does not know yet. */
final class SegmentWriting {
  private static final Logger log = LoggerFactory.getLogger(SegmentWriting.class);

  private final SegmentStore store;
  private final BlockCache cache;

  SegmentWriting(SegmentStore store, BlockCache cache) {
    this.store = store;
    this.cache = cache;
  }

  /** Stores the content; throws if that is not certain. */
  LiveSegment put(String name, int level, SegmentContent content) throws IOException {
    PutResult result = store.putOnce(name, content);
    if (result != PutResult.CREATED) {
      throw new IOException("segment " + name + ": " + result + " (expected: CREATED)");
    }
    SegmentSummary summary = content.summary();
    SegmentRecord stored =
        new SegmentRecord(
            name,
            level,
            summary.minTime(),
            summary.maxTime(),
            summary.events(),
            summary.rawBytes(),
            summary.storedBytes(),
            "");
    return new LiveSegment(stored, store, cache);
  }

  /** Removes segments that certainly never became live. */
  void discard(Collection<LiveSegment> segments) {
    for (LiveSegment segment : segments) {
      try {
        store.delete(segment.name());
      } catch (IOException e) {
        log.warn(
            "segment {} is not needed but could not be deleted; the next start will: {}",
            segment.name(),
            e.toString());
      }
    }
  }
}
