package io.tallystone.engine.store;

import io.tallystone.engine.maintenance.Ownership;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.Slabs;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.CommitResult;
import io.tallystone.engine.spi.Catalog.Lease;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.util.List;
import java.util.Map;

/**
 * Empties a store. Not one transaction: a crash in between leaves a store that is partly emptied
 * and sound, and resetting it again finishes.
 */
final class Reset {
  private final Ports ports;
  private final Ownership ownership;
  private final Views views;
  private final Slabs slabs;

  Reset(Ports ports, Ownership ownership, Views views, Slabs slabs) {
    this.ports = ports;
    this.ownership = ownership;
    this.views = views;
    this.slabs = slabs;
  }

  /** To be called while nothing is appended, sealed or merged. */
  void run() {
    Catalog catalog = ports.catalog();
    Lease lease = ownership.lease();
    try (View view = views.acquire()) {
      List<MemoryTable> tables = view.tables();
      long from = tables.getFirst().from();
      long to = tables.getLast().to();
      List<LiveSegment> segments = view.segments();
      List<String> names = segments.stream().map(LiveSegment::name).toList();
      requireDone(catalog.replace(lease, names, List.of(), Map.of()));
      segments.forEach(LiveSegment::retire);
      requireDone(catalog.commit(lease, from, to, List.of(), List.of(), List.of()));
      catalog.directory().clear();
      catalog.documents().clear();
      views.emptied(new MemoryTable(to, slabs));
      ports.journal().truncateBefore(lease.partition(), to);
    }
  }

  private static void requireDone(CommitResult result) {
    if (!(result instanceof CommitResult.Committed)) {
      throw new IllegalStateException("reset: " + result + " (expected: Committed)");
    }
  }
}
