package io.tallystone.engine.maintenance;

import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.spi.SegmentStore;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes segments that were stored but never became live, or that are no longer live but could not
 * be deleted: those of this partition that an earlier owner named and the catalogue does not know.
 */
public final class OrphanSweep {
  private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

  private OrphanSweep() {}

  /**
   * Runs once, before anything is sealed under the lease.
   *
   * @param live names of all live segments as of the lease
   */
  public static void run(SegmentStore store, Lease lease, Set<String> live) {
    try {
      for (String name : store.list(SegmentNames.prefix(lease.partition()))) {
        long epoch = SegmentNames.epoch(name).orElse(Long.MAX_VALUE);
        if (epoch < lease.epoch() && !live.contains(name)) {
          store.delete(name);
          log.info("segment {} was left over by a crash and is deleted", name);
        }
      }
    } catch (IOException e) {
      log.warn("left-over segments could not be deleted; the next start will: {}", e.toString());
    }
  }
}
