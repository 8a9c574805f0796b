package io.tallystone.engine.segment;

import io.tallystone.engine.event.EventBuffer;
import io.tallystone.engine.event.EventRun;
import java.io.IOException;

/**
 * Cuts a sorted stream of events into blocks: never across groups, at a given size of messages.
 * Busy streams get blocks of their own; small ones share, so that millions of streams don't make
 * millions of blocks.
 */
final class BlockCutter {
  /** Takes the blocks one by one; the run is reused after the call. */
  interface BlockSink {
    void block(long groupId, EventBuffer run) throws IOException;
  }

  private final BlockSink sink;
  private final int blockBytes;

  /** A stream with this many message bytes in sight starts a block of its own. */
  private final int busyBytes;

  private final EventBuffer block = new EventBuffer();
  private long groupId;

  BlockCutter(int blockBytes, BlockSink sink) {
    this.blockBytes = blockBytes;
    this.busyBytes = blockBytes / 2;
    this.sink = sink;
  }

  /** Adds events that come after all those added before. */
  void add(GroupRun next) throws IOException {
    EventRun run = next.run();
    if (next.groupId() != groupId) {
      requireOrder(next.groupId() > groupId || block.size() == 0);
      finish();
      groupId = next.groupId();
    }
    int row = 0;
    while (row < run.size()) {
      int end = endOfStream(run, row);
      addStream(run, row, end);
      row = end;
    }
  }

  /** Gives out the last block, if there is one. */
  void finish() throws IOException {
    if (block.size() > 0) {
      sink.block(groupId, block);
      block.clear();
    }
  }

  private void addStream(EventRun run, int from, int to) throws IOException {
    boolean other = block.size() > 0 && block.streamId(block.size() - 1) != run.streamId(from);
    if (other && (block.messageBytes() >= busyBytes || bytes(run, from, to) >= busyBytes)) {
      finish();
    }
    for (int row = from; row < to; row++) {
      long bytes = (long) block.messageBytes() + run.messageLength(row);
      if (block.size() > 0) {
        requireOrder(follows(run, row));
        if (bytes > blockBytes || block.size() == SegmentFormat.BLOCK_EVENTS) {
          finish();
        }
      }
      block.addRow(run, row);
    }
  }

  private static int endOfStream(EventRun run, int from) {
    int end = from + 1;
    while (end < run.size() && run.streamId(end) == run.streamId(from)) {
      end++;
    }
    return end;
  }

  private static long bytes(EventRun run, int from, int to) {
    long bytes = 0;
    for (int row = from; row < to; row++) {
      bytes += run.messageLength(row);
    }
    return bytes;
  }

  private boolean follows(EventRun run, int row) {
    int last = block.size() - 1;
    if (run.streamId(row) != block.streamId(last)) {
      return run.streamId(row) > block.streamId(last);
    }
    if (run.timestamp(row) != block.timestamp(last)) {
      return run.timestamp(row) > block.timestamp(last);
    }
    if (run.offset(row) != block.offset(last)) {
      return run.offset(row) > block.offset(last);
    }
    return run.index(row) > block.index(last);
  }

  private static void requireOrder(boolean inOrder) {
    if (!inOrder) {
      throw new IllegalArgumentException(
          "events out of order (expected: by group, stream, timestamp, offset, index, each once)");
    }
  }
}
