package io.tallystone.engine.segment;

import io.tallystone.engine.block.FilterKeys;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.spi.SegmentStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filters of a segment. Holds none of them: a probe reads the bucket it needs, of all blocks at
 * once. A damaged bucket rules out nothing: the blocks are sound and answer for themselves.
 */
final class SegmentFilter {
  private static final Logger log = LoggerFactory.getLogger(SegmentFilter.class);

  private final SegmentStore store;
  private final String segment;
  private final BlockCache cache;
  private final List<FilterSheet> sheets;
  private final AtomicBoolean damageTold = new AtomicBoolean();

  SegmentFilter(SegmentStore store, String segment, BlockCache cache, List<FilterSheet> sheets) {
    this.store = store;
    this.segment = segment;
    this.cache = cache;
    this.sheets = sheets;
  }

  /** Removes blocks in which no message can meet the needs; those without a filter stay. */
  void narrow(BitSet blocks, Needs needs) throws IOException {
    for (FilterSheet sheet : sheets) {
      BitSet own = blocks.get(sheet.firstBlock(), sheet.endBlock());
      if (!own.isEmpty()) {
        BitSet left = meeting(sheet, needs, own);
        blocks.clear(sheet.firstBlock(), sheet.endBlock());
        left.stream().forEach(block -> blocks.set(sheet.firstBlock() + block));
      }
    }
  }

  private BitSet meeting(FilterSheet sheet, Needs needs, BitSet blocks) throws IOException {
    return switch (needs) {
      case Needs.Anything() -> blocks;
      case Needs.Nothing() -> new BitSet();
      case Needs.Found found -> blocks;
      case Needs.Literal literal -> containing(sheet, literal.utf8(), blocks);
      case Needs.AllOf all -> {
        BitSet left = blocks;
        for (Needs part : all.parts()) {
          left = left.isEmpty() ? left : meeting(sheet, part, left);
        }
        yield left;
      }
      case Needs.AnyOf any -> {
        BitSet left = new BitSet();
        for (Needs part : any.parts()) {
          left.or(meeting(sheet, part, blocks));
        }
        yield left;
      }
    };
  }

  private BitSet containing(FilterSheet sheet, byte[] literal, BitSet blocks) throws IOException {
    BitSet left = (BitSet) blocks.clone();
    for (long key : FilterKeys.ofLiteral(literal)) {
      if (left.isEmpty()) {
        break;
      }
      sheet.probe(key, left, this::bucket);
    }
    return left;
  }

  private byte @Nullable [] bucket(long offset, int length) throws IOException {
    byte[] cached = cache.bucket(segment, offset);
    if (cached != null) {
      return cached;
    }
    byte[] read = checked(offset, length);
    if (read != null) {
      cache.putBucket(segment, offset, read);
    } else if (!damageTold.getAndSet(true)) {
      log.warn(
          "segment {} is damaged: filter at offset {}; searches read more blocks than they need"
              + " until a merge rewrites it",
          segment,
          offset);
    }
    return read;
  }

  /** The bucket's bytes; null if the checksum differs or the segment ends before. */
  private byte @Nullable [] checked(long offset, int length) throws IOException {
    ByteBuffer bytes;
    try {
      bytes = store.readRange(segment, offset, length + FilterSheet.CHECKSUM_BYTES);
    } catch (EOFException e) {
      return null;
    }
    byte[] slices = new byte[length];
    bytes.get(slices);
    int checksum = bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt();
    return checksum == Checksum.of(slices, 0, length) ? slices : null;
  }

  /** Checks every bucket. */
  void verify(Consumer<String> damage) throws IOException {
    for (FilterSheet sheet : sheets) {
      sheet.readAll(
          (offset, length) -> {
            byte[] read = checked(offset, length);
            if (read == null) {
              damage.accept("segment " + segment + " is damaged: filter at offset " + offset);
            }
            return read;
          });
    }
  }
}
