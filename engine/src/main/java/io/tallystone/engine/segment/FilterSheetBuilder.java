package io.tallystone.engine.segment;

import io.tallystone.engine.block.ByteWriter;
import io.tallystone.engine.block.KeySet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** Collects the filters of consecutive blocks and writes them as a {@link FilterSheet}. */
final class FilterSheetBuilder {
  private final List<BitSet> filters = new ArrayList<>();
  private final List<Integer> buckets = new ArrayList<>();

  int size() {
    return filters.size();
  }

  /** Adds the filter of the next block; how many buckets it has. */
  int add(KeySet keys) {
    int count = Bloom.buckets(keys.size());
    BitSet bits = new BitSet(count * Bloom.BUCKET_BITS);
    keys.forEach(
        key -> {
          int base = Bloom.bucket(key, count) * Bloom.BUCKET_BITS;
          for (int n = 0; n < Bloom.BITS_SET; n++) {
            bits.set(base + Bloom.bit(key, n));
          }
        });
    filters.add(bits);
    buckets.add(count);
    return count;
  }

  /** Writes the sheet and starts with none. */
  void writeTo(ByteWriter out) {
    TreeMap<Integer, List<BitSet>> bySize = new TreeMap<>();
    for (int i = 0; i < filters.size(); i++) {
      bySize.computeIfAbsent(buckets.get(i), size -> new ArrayList<>()).add(filters.get(i));
    }
    bySize.forEach((size, same) -> write(out, size, same));
    filters.clear();
    buckets.clear();
  }

  private static void write(ByteWriter out, int buckets, List<BitSet> filters) {
    int columns = filters.size();
    for (int bucket = 0; bucket < buckets; bucket++) {
      int bytes = columns * FilterSheet.BUCKET_BYTES_PER_BLOCK;
      int start = out.reserve(bytes);
      java.util.Arrays.fill(out.array(), start, start + bytes, (byte) 0);
      int base = bucket * Bloom.BUCKET_BITS;
      int limit = base + Bloom.BUCKET_BITS;
      for (int column = 0; column < columns; column++) {
        BitSet bits = filters.get(column);
        for (int at = bits.nextSetBit(base); at >= 0 && at < limit; at = bits.nextSetBit(at + 1)) {
          int bit = (at - base) * columns + column;
          out.array()[start + (bit >> 3)] |= (byte) (1 << (bit & 7));
        }
      }
      out.writeInt(Checksum.of(out.array(), start, bytes));
    }
  }
}
