package io.tallystone.engine.segment;

import io.tallystone.engine.block.ByteWriter;
import io.tallystone.engine.block.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Collects the blocks of a segment being written and writes what {@link BlockIndex} reads. */
final class BlockIndexBuilder {
  private record Entry(BlockRef block, int textBytes) {}

  private final List<Entry> entries = new ArrayList<>();

  int size() {
    return entries.size();
  }

  void add(BlockRef block, int textBytes) {
    entries.add(new Entry(block, textBytes));
  }

  void writeTo(ByteWriter out) {
    out.writeVarint(entries.size());
    long[] scratch = new long[entries.size()];
    column(out, scratch, e -> e.block.groupId());
    column(out, scratch, e -> e.block.firstStream());
    column(out, scratch, e -> e.block.lastStream());
    column(out, scratch, e -> e.block.minTime());
    column(out, scratch, e -> e.block.maxTime());
    column(out, scratch, e -> e.block.events());
    column(out, scratch, e -> e.block.rawBytes());
    column(out, scratch, e -> e.block.offset());
    column(out, scratch, e -> e.block.length());
    column(out, scratch, Entry::textBytes);
  }

  private void column(ByteWriter out, long[] scratch, ToLongFunction<Entry> value) {
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = value.applyAsLong(entries.get(i));
    }
    LongColumn.write(out, scratch, scratch.length);
  }
}
