package io.tallystone.engine.segment;

import io.tallystone.engine.block.ByteWriter;
import io.tallystone.engine.block.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Collects the blocks of a segment being written and writes what {@link BlockIndex} reads. */
final class BlockIndexBuilder {
  private record Entry(BlockRef block, int textBytes, int buckets) {}

  private record Sheet(long offset, int blocks) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Sheet> sheets = new ArrayList<>();

  int size() {
    return entries.size();
  }

  /**
   * Adds the next block.
   *
   * @param buckets size of its filter; 0 if it has none
   */
  void add(BlockRef block, int textBytes, int buckets) {
    entries.add(new Entry(block, textBytes, buckets));
  }

  /** Adds the filters of the next so many blocks. */
  void addSheet(long offset, int blocks) {
    sheets.add(new Sheet(offset, blocks));
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
    column(out, scratch, Entry::buckets);
    out.writeVarint(sheets.size());
    for (Sheet sheet : sheets) {
      out.writeVarint(sheet.offset);
      out.writeVarint(sheet.blocks);
    }
  }

  private void column(ByteWriter out, long[] scratch, ToLongFunction<Entry> value) {
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = value.applyAsLong(entries.get(i));
    }
    LongColumn.write(out, scratch, scratch.length);
  }
}
