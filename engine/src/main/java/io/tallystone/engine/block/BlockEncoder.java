package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes runs of events as blocks, one after the other; see {@link BlockFormat}. Keeps its buffers
 * and nothing else between blocks. Not thread-safe.
 */
public final class BlockEncoder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BlockEncoder.class);

  private final boolean compact;
  private final SectionWriter sections = new SectionWriter();
  private final CompactMessages templates = new CompactMessages();
  private final CompactWriter columns = CompactWriter.create();
  private final ByteWriter text = new ByteWriter();
  private final ByteWriter positions = new ByteWriter();
  private final ByteWriter plainBlock = new ByteWriter();
  private final ByteWriter compactBlock = new ByteWriter();
  private long[] scratch = new long[1024];

  /**
   * A block and how to read its front.
   *
   * @param bytes the block; valid until the next one is encoded
   * @param textBytes how many bytes from its start are enough for {@link BlockDecoder#mayContain}
   */
  public record EncodedBlock(ByteBuffer bytes, int textBytes) {
    private static EncodedBlock of(ByteWriter block, int textBytes) {
      return new EncodedBlock(ByteBuffer.wrap(block.array(), 0, block.size()), textBytes);
    }
  }

  /**
   * An encoder.
   *
   * @param compact whether to try templates as well, and take what is smaller
   */
  public BlockEncoder(boolean compact) {
    this.compact = compact;
  }

  /** Encodes all events of the run, of which there is at least one. */
  public EncodedBlock encode(EventRun run) {
    return encode(run, null);
  }

  /**
   * Encodes all events of the run, of which there is at least one.
   *
   * @param keys where to add the filter keys of the messages (see {@link FilterKeys}), which costs
   *     least while they are split anyway; null for nowhere
   */
  public EncodedBlock encode(EventRun run, @Nullable KeySet keys) {
    if (scratch.length < run.size()) {
      scratch = new long[Math.max(run.size(), scratch.length * 2)];
    }
    columns.clear();
    if (!compact || !templates.write(run, columns, keys)) {
      if (keys != null) {
        FilterKeys.collect(run, keys);
      }
      return plain(run);
    }
    EncodedBlock smaller = compact(run);
    int bytes = smaller.bytes().remaining();
    if (!PlainMessages.clearlyLarger(run, bytes)) {
      EncodedBlock plain = plain(run);
      if (plain.bytes().remaining() <= bytes) {
        return plain;
      }
    }
    return readsBack(smaller, run) ? smaller : plain(run);
  }

  private EncodedBlock plain(EventRun run) {
    text.clear();
    positions.clear();
    PositionColumns.write(positions, run, scratch);
    PlainMessages.write(run, text, positions, scratch);
    return EncodedBlock.of(
        plainBlock, sections.write(plainBlock, MessageEncoding.PLAIN, run.size(), text, positions));
  }

  private EncodedBlock compact(EventRun run) {
    positions.clear();
    PositionColumns.write(positions, run, scratch);
    return EncodedBlock.of(
        compactBlock,
        sections.write(
            compactBlock,
            MessageEncoding.TEMPLATES,
            run.size(),
            columns.templates(),
            columns.strings(),
            columns.numbers(),
            columns.hex(),
            positions));
  }

  /** Whether decoding gives the same events: no block of templates is stored unless it does. */
  private boolean readsBack(EncodedBlock block, EventRun run) {
    try {
      if (BlockDecoder.readsBack(block.bytes(), run, templates)) {
        return true;
      }
      log.error("BUG: a block of templates reads back differently; stored as plain text instead");
    } catch (MalformedBlock e) {
      log.error("BUG: a block of templates does not read back; stored as plain text instead", e);
    }
    return false;
  }

  @Override
  public void close() {
    sections.close();
  }
}
