package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import java.nio.ByteBuffer;

/**
 * Encodes runs of events as blocks, one after the other; see {@link BlockFormat}. Keeps its buffers
 * and nothing else between blocks. Not thread-safe.
 */
public final class BlockEncoder implements AutoCloseable {
  private final SectionWriter sections = new SectionWriter();
  private final ByteWriter text = new ByteWriter();
  private final ByteWriter positions = new ByteWriter();
  private final ByteWriter block = new ByteWriter();
  private long[] scratch = new long[1024];

  /**
   * An encoder.
   *
   * @param compact whether to spend time on making blocks small
   */
  public BlockEncoder(boolean compact) {}

  /**
   * A block and how to read its front.
   *
   * @param bytes the block; valid until the next one is encoded
   * @param textBytes how many bytes from its start are enough for {@link BlockDecoder#mayContain}
   */
  public record EncodedBlock(ByteBuffer bytes, int textBytes) {}

  /** Encodes all events of the run. */
  public EncodedBlock encode(EventRun run) {
    if (scratch.length < run.size()) {
      scratch = new long[Math.max(run.size(), scratch.length * 2)];
    }
    text.clear();
    positions.clear();
    PositionColumns.write(positions, run, scratch);
    PlainMessages.write(run, text, positions, scratch);
    int textBytes = sections.write(block, MessageEncoding.PLAIN, run.size(), text, positions);
    return new EncodedBlock(ByteBuffer.wrap(block.array(), 0, block.size()), textBytes);
  }

  @Override
  public void close() {
    sections.close();
  }
}
