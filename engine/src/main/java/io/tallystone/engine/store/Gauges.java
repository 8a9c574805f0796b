package io.tallystone.engine.store;

import io.tallystone.engine.maintenance.Quarantine;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.segment.BlockCache;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The store's numbers for operators. */
final class Gauges {
  private final LongAdder batches = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void appended(EventBatch batch) {
    batches.increment();
    events.add(batch.size());
    bytes.add(batch.messageBytes());
  }

  Map<String, Double> read(View view, Room room, BlockCache cache, Quarantine quarantine) {
    Map<String, Double> gauges = new TreeMap<>();
    put(gauges, "appended_batches_total", batches.sum());
    put(gauges, "appended_events_total", events.sum());
    put(gauges, "appended_bytes_total", bytes.sum());
    put(gauges, "unacknowledged_bytes", room.taken());
    put(gauges, "block_cache_hits_total", cache.hits());
    put(gauges, "block_cache_misses_total", cache.misses());
    put(gauges, "quarantined_blocks_total", quarantine.blocks());
    tables(gauges, view.tables());
    segments(gauges, view.segments());
    return gauges;
  }

  private static void tables(Map<String, Double> gauges, List<MemoryTable> tables) {
    put(gauges, "memory_tables", tables.size());
    put(gauges, "memory_table_bytes", tables.stream().mapToLong(MemoryTable::heapBytes).sum());
    put(gauges, "unsealed_events", tables.stream().mapToLong(MemoryTable::events).sum());
    put(gauges, "unsealed_offsets", tables.getLast().to() - tables.getFirst().from());
  }

  private static void segments(Map<String, Double> gauges, List<LiveSegment> segments) {
    put(gauges, "segments", segments.size());
    put(gauges, "segment_events", 0);
    put(gauges, "segment_raw_bytes", 0);
    put(gauges, "segment_stored_bytes", 0);
    put(gauges, "quarantined_segments", 0);
    for (LiveSegment segment : segments) {
      gauges.merge("segments_level_" + segment.stored().level(), 1.0, Double::sum);
      gauges.merge("segment_events", (double) segment.stored().events(), Double::sum);
      gauges.merge("segment_raw_bytes", (double) segment.stored().rawBytes(), Double::sum);
      gauges.merge("segment_stored_bytes", (double) segment.stored().storedBytes(), Double::sum);
      gauges.merge("quarantined_segments", segment.isQuarantined() ? 1.0 : 0.0, Double::sum);
    }
  }

  static void put(Map<String, Double> gauges, String name, long value) {
    gauges.put(name, (double) value);
  }
}
