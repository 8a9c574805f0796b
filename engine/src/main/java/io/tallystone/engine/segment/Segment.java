package io.tallystone.engine.segment;

import io.tallystone.engine.block.BlockDecoder;
import io.tallystone.engine.block.BlockSelection;
import io.tallystone.engine.block.ColumnRun;
import io.tallystone.engine.block.MalformedBlock;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.spi.SegmentStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A stored segment, open for reading: holds the index, reads the rest when it is asked for. Needs
 * no closing. Safe for use by many threads.
 */
public final class Segment {
  private final SegmentStore store;
  private final String name;
  private final BlockCache cache;
  private final SegmentTail tail;
  private final BlockIndex index;
  private final SegmentFilter filter;

  private Segment(SegmentStore store, String name, BlockCache cache) throws IOException {
    this.store = store;
    this.name = name;
    this.cache = cache;
    this.tail = SegmentTail.read(store, name);
    this.index = tail.readIndex(store, name);
    this.filter = new SegmentFilter(store, name, cache, index.sheets());
  }

  /**
   * Opens a segment: reads the footer and the index.
   *
   * @throws CorruptSegment if either is damaged
   * @throws UnsupportedSegment if a newer version wrote it
   * @throws SegmentStore.NoSuchSegment if there is none
   */
  public static Segment open(SegmentStore store, String name, BlockCache cache) throws IOException {
    return new Segment(store, name, cache);
  }

  /** Its name in the store. */
  public String name() {
    return name;
  }

  /** All blocks, in the order of groups, streams and times. */
  public List<BlockRef> blocks() {
    return IntStream.range(0, index.size()).mapToObj(index::ref).toList();
  }

  /** The groups that have events here, ascending. */
  public long[] groupIds() {
    return IntStream.range(0, index.size()).mapToLong(index::group).distinct().toArray();
  }

  /** Approximate heap that the open segment holds, in bytes. */
  public int indexBytes() {
    return BlockIndex.BYTES_PER_BLOCK * index.size() + 300;
  }

  /** Blocks that may hold wanted events, in order. Never leaves out one that does. */
  public List<BlockRef> candidates(BlockQuery query) throws IOException {
    if (query.needs() instanceof Needs.Nothing) {
      return List.of();
    }
    BitSet blocks = new BitSet();
    for (int block = index.firstOfGroup(query.groupId());
        block < index.size() && index.group(block) == query.groupId();
        block++) {
      blocks.set(block, index.overlaps(block, query));
    }
    filter.narrow(blocks, query.needs());
    return blocks.stream().mapToObj(index::ref).toList();
  }

  /**
   * All events of a block; a block that small streams share has others than those asked for.
   *
   * @throws CorruptBlock if it is damaged
   */
  public EventRun read(BlockRef block) throws IOException {
    ColumnRun cached = cache.block(name, block.offset());
    if (cached != null) {
      return cached;
    }
    ColumnRun run;
    try {
      run = BlockDecoder.decode(bytes(block, block.length()));
    } catch (MalformedBlock e) {
      throw new CorruptBlock(name, block, e);
    }
    cache.put(name, block.offset(), run);
    return run;
  }

  /**
   * Whether a message of the block may meet the needs: searches the block's text without decoding
   * all of it. False is certain.
   *
   * @throws CorruptBlock if what was read is damaged
   */
  public boolean mayContain(BlockRef block, Needs needs) throws IOException {
    if (needs instanceof Needs.Anything) {
      return true;
    }
    try {
      return BlockDecoder.mayContain(bytes(block, index.textBytes(block.ordinal())), needs);
    } catch (MalformedBlock e) {
      throw new CorruptBlock(name, block, e);
    }
  }

  /**
   * The rows of a block whose messages may meet the needs, none of them missing, found without
   * decoding the messages.
   *
   * @throws CorruptBlock if what was read is damaged
   */
  public BlockSelection select(BlockRef block, Needs needs) throws IOException {
    if (needs instanceof Needs.Anything) {
      return BlockSelection.all(block.events(), true);
    }
    // where the text is most of the block, looking at that first would be the same work twice
    if (index.textBytes(block.ordinal()) < block.length() / 2 && !mayContain(block, needs)) {
      return BlockSelection.none();
    }
    try {
      return BlockDecoder.select(bytes(block, block.length()), needs);
    } catch (MalformedBlock e) {
      throw new CorruptBlock(name, block, e);
    }
  }

  /**
   * Reads everything and checks every checksum.
   *
   * @param damage is told of each damaged place in one line
   * @throws IOException if reading fails, which says nothing of damage
   */
  public void verify(Consumer<String> damage) throws IOException {
    try {
      tail.verifyStart(store, name);
    } catch (CorruptSegment | UnsupportedSegment e) {
      damage.accept(String.valueOf(e.getMessage()));
    }
    for (BlockRef block : blocks()) {
      try {
        BlockDecoder.verify(bytes(block, block.length()));
      } catch (MalformedBlock e) {
        damage.accept(String.valueOf(new CorruptBlock(name, block, e).getMessage()));
      } catch (CorruptBlock e) {
        damage.accept(String.valueOf(e.getMessage()));
      }
    }
    filter.verify(damage);
  }

  private ByteBuffer bytes(BlockRef block, int length) throws IOException {
    try {
      return store.readRange(name, block.offset(), length);
    } catch (EOFException e) {
      throw new CorruptBlock(name, block, e);
    }
  }
}
