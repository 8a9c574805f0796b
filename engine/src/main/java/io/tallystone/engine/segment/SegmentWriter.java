package io.tallystone.engine.segment;

import com.github.luben.zstd.Zstd;
import io.tallystone.engine.block.BlockEncoder;
import io.tallystone.engine.block.ByteWriter;
import io.tallystone.engine.block.KeySet;
import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.SegmentStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Writes blocks, index and footer in the layout of {@link SegmentFormat}. */
final class SegmentWriter {
  private static final int INDEX_ZSTD_LEVEL = 3;

  private final SegmentStore.Sink sink;
  private final BlockEncoder encoder;
  private final BlockIndexBuilder index = new BlockIndexBuilder();
  private final StreamTally tally;
  private final boolean filtered;
  private final KeySet keys = new KeySet();
  private final FilterSheetBuilder filters = new FilterSheetBuilder();
  private long position;
  private long minTime = Long.MAX_VALUE;
  private long maxTime = Long.MIN_VALUE;
  private long events;
  private long rawBytes;

  /**
   * Writes the start of a segment.
   *
   * @param filtered whether to make filters
   */
  SegmentWriter(
      SegmentStore.Sink sink, BlockEncoder encoder, boolean filtered, Consumer<StreamDelta> streams)
      throws IOException {
    this.sink = sink;
    this.encoder = encoder;
    this.filtered = filtered;
    this.tally = new StreamTally(streams);
    ByteWriter mark = new ByteWriter();
    FormatMark.write(mark);
    put(mark);
  }

  void write(long groupId, EventBuffer run) throws IOException {
    keys.clear();
    BlockEncoder.EncodedBlock encoded = encoder.encode(run, filtered ? keys : null);
    BlockRef block = describe(groupId, run, encoded.bytes().remaining());
    index.add(block, encoded.textBytes(), filtered ? filters.add(keys) : 0);
    tally.add(groupId, run);
    minTime = Math.min(minTime, block.minTime());
    maxTime = Math.max(maxTime, block.maxTime());
    events += block.events();
    rawBytes += block.rawBytes();
    put(encoded.bytes());
    if (filters.size() == FilterSheet.MAX_BLOCKS) {
      writeFilters();
    }
  }

  private void writeFilters() throws IOException {
    index.addSheet(position, filters.size());
    ByteWriter sheet = new ByteWriter();
    filters.writeTo(sheet);
    put(sheet);
  }

  SegmentSummary finish(List<StreamDelta> streams) throws IOException {
    tally.finish();
    if (filters.size() > 0) {
      writeFilters();
    }
    ByteWriter plain = new ByteWriter();
    index.writeTo(plain);
    byte[] stored = Zstd.compress(plain.copy(), INDEX_ZSTD_LEVEL);
    ByteWriter footer = new ByteWriter();
    footer.writeLong(position);
    footer.writeInt(stored.length);
    footer.writeInt(plain.size());
    footer.writeInt(Checksum.of(stored, 0, stored.length));
    footer.writeInt(Checksum.of(footer.array(), 0, footer.size()));
    FormatMark.write(footer);
    put(ByteBuffer.wrap(stored));
    put(footer);
    boolean none = events == 0;
    return new SegmentSummary(
        none ? 0 : minTime, none ? 0 : maxTime, events, rawBytes, position, streams);
  }

  private BlockRef describe(long groupId, EventBuffer run, int length) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < run.size(); i++) {
      min = Math.min(min, run.timestamp(i));
      max = Math.max(max, run.timestamp(i));
    }
    return new BlockRef(
        index.size(),
        groupId,
        run.streamId(0),
        run.streamId(run.size() - 1),
        min,
        max,
        run.size(),
        run.messageBytes(),
        position,
        length);
  }

  private void put(ByteWriter bytes) throws IOException {
    put(ByteBuffer.wrap(bytes.array(), 0, bytes.size()));
  }

  private void put(ByteBuffer bytes) throws IOException {
    position += bytes.remaining();
    sink.write(bytes);
  }
}
