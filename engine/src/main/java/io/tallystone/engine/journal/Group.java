package io.tallystone.engine.journal;

import io.tallystone.engine.spi.Journal.AppendResult;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Entries that are written and synced together, as the bytes that go to the file. */
final class Group {
  private final ByteBuffer bytes;
  private List<CompletableFuture<AppendResult>> waiting = new ArrayList<>();

  Group(int capacity) {
    // Direct: a heap buffer would be copied once more on its way to the file.
    bytes = ByteBuffer.allocateDirect(capacity);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  boolean fits(long payloadLength) {
    return FrameHeader.frameBytes(payloadLength) <= bytes.remaining();
  }

  CompletableFuture<AppendResult> add(
      UUID batchId, List<ByteBuffer> payload, int length, int checksum) {
    FrameHeader.begin(bytes, batchId, length, checksum, FrameHeader.ENTRY);
    for (ByteBuffer piece : payload) {
      bytes.put(piece.duplicate());
    }
    while (bytes.position() % FrameHeader.ALIGNMENT != 0) {
      bytes.put((byte) 0);
    }
    CompletableFuture<AppendResult> future = new CompletableFuture<>();
    waiting.add(future);
    return future;
  }

  /** Bytes so far. */
  int length() {
    return bytes.position();
  }

  /** Gives the entries their offsets and the file's checksums; the bytes to write. */
  ByteBuffer stamped(long firstOffset, long salt) {
    int at = 0;
    for (int i = 0; i < waiting.size(); i++) {
      FrameHeader.stamp(bytes, at, firstOffset + i, firstOffset, salt);
      at += (int) FrameHeader.frameBytes(FrameHeader.lengthAt(bytes, at));
    }
    return bytes.duplicate().flip();
  }

  /** How many entries it has. */
  int entries() {
    return waiting.size();
  }

  /** Who waits for its entries, in order; not changed by {@link #clear}. */
  List<CompletableFuture<AppendResult>> waiting() {
    return waiting;
  }

  /** Empties the group. */
  void clear() {
    bytes.clear();
    waiting = new ArrayList<>();
  }
}
