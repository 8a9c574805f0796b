package io.tallystone.engine.maintenance;

import io.tallystone.engine.segment.BlockRef;
import io.tallystone.engine.segment.CorruptBlock;
import io.tallystone.engine.segment.CorruptSegment;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.view.LiveSegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets damaged blocks apart: each is logged once, counted, and its segment marked in the catalogue,
 * so that merges leave it as it is and the operator can restore it.
 */
public final class Quarantine {
  private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

  private final Catalog catalog;
  private final Set<String> damagedSegments = ConcurrentHashMap.newKeySet();
  private final AtomicLong blocks = new AtomicLong();

  /** Marks segments in this catalogue. */
  public Quarantine(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A block cannot be read. */
  public void block(LiveSegment segment, BlockRef block, CorruptBlock damage) {
    if (segment.noteDamage(block)) {
      blocks.incrementAndGet();
      mark(segment, damage);
    }
  }

  /** Nothing of a segment can be read. */
  public void segment(LiveSegment segment, CorruptSegment damage) {
    if (damagedSegments.add(segment.name())) {
      mark(segment, damage);
    }
  }

  private void mark(LiveSegment segment, Exception damage) {
    String reason = String.valueOf(damage.getMessage());
    log.error("{}; its events are missing from answers until it is restored", reason);
    try {
      catalog.quarantine(segment.name(), reason);
    } catch (CatalogException e) {
      log.error("segment {} could not be marked as damaged: {}", segment.name(), e.getMessage());
    }
  }

  /** Blocks found damaged since the start. */
  public long blocks() {
    return blocks.get();
  }

  /** Segments found damaged as a whole since the start. */
  public long segments() {
    return damagedSegments.size();
  }
}
