package io.tallystone.engine.segment;

import io.tallystone.engine.block.BlockEncoder;
import io.tallystone.engine.spi.Catalog.StreamDelta;
import io.tallystone.engine.spi.SegmentStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A segment to be stored, made from sorted runs while it is written: memory is bounded by one
 * block, the index and the filters, however large the segment. Not thread-safe.
 */
public final class SegmentContent implements SegmentStore.Content {
  private final SegmentEncoding encoding;
  private final Supplier<? extends Iterator<GroupRun>> runs;
  private final @Nullable Consumer<StreamDelta> streams;
  private @Nullable SegmentSummary summary;

  /**
   * A segment whose summary lists all streams.
   *
   * @param runs gives for each attempt to write the same runs, ascending by group, stream,
   *     timestamp, offset and index over all runs, each event once
   */
  public SegmentContent(SegmentEncoding encoding, Supplier<? extends Iterator<GroupRun>> runs) {
    this(encoding, runs, null);
  }

  /**
   * A segment that tells of its streams one by one while it is written, and not in its summary: for
   * millions of streams, or for nobody.
   *
   * @param streams told of every stream once per attempt; null to list them in the summary
   */
  public SegmentContent(
      SegmentEncoding encoding,
      Supplier<? extends Iterator<GroupRun>> runs,
      @Nullable Consumer<StreamDelta> streams) {
    this.encoding = encoding;
    this.runs = runs;
    this.streams = streams;
  }

  /**
   * Encodes and writes everything.
   *
   * @throws IllegalArgumentException if the events are out of order
   */
  @Override
  public void writeTo(SegmentStore.Sink sink) throws IOException {
    List<StreamDelta> listed = new ArrayList<>();
    boolean compact = encoding == SegmentEncoding.COMPACT;
    try (BlockEncoder encoder = new BlockEncoder(compact)) {
      SegmentWriter writer =
          new SegmentWriter(sink, encoder, compact, streams == null ? listed::add : streams);
      int blockBytes =
          compact ? SegmentFormat.COMPACT_BLOCK_BYTES : SegmentFormat.QUICK_BLOCK_BYTES;
      BlockCutter cutter = new BlockCutter(blockBytes, writer::write);
      for (Iterator<GroupRun> it = runs.get(); it.hasNext(); ) {
        cutter.add(it.next());
      }
      cutter.finish();
      summary = writer.finish(listed);
    }
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException before it was
   */
  public SegmentSummary summary() {
    SegmentSummary written = summary;
    if (written == null) {
      throw new IllegalStateException("the segment has not been written yet");
    }
    return written;
  }
}
