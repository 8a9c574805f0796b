package io.tallystone.engine.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A compressor of many small pieces and its buffers, lent to one caller at a time.
 *
 * <p>Making a context costs more than compressing a small column with it, so contexts are kept and
 * lent again. There are never more than were in use at once. A pool and not a thread-local: threads
 * come and go, and the memory of a context is outside the heap.
 */
final class Compressor implements AutoCloseable {
  private static final ConcurrentLinkedDeque<Compressor> IDLE = new ConcurrentLinkedDeque<>();

  private final ZstdCompressCtx context = new ZstdCompressCtx();
  private byte[] plain = new byte[1 << 12];
  private byte[] compressed = new byte[1 << 13];

  private Compressor() {
    context.setLevel(BlockFormat.ZSTD_LEVEL);
  }

  /** One that nobody uses; to be closed after use. */
  static Compressor borrow() {
    Compressor idle = IDLE.pollFirst();
    return idle == null ? new Compressor() : idle;
  }

  /** A buffer of at least that size, for what is to be compressed; its content is arbitrary. */
  byte[] plain(int length) {
    if (plain.length < length) {
      plain = new byte[Math.max(length, plain.length * 2)];
    }
    return plain;
  }

  /** Compresses the first bytes of {@link #plain}; how many bytes they become. */
  int compress(int length) {
    int bound = Math.toIntExact(Zstd.compressBound(length));
    if (compressed.length < bound) {
      compressed = new byte[Math.max(bound, compressed.length * 2)];
    }
    return context.compressByteArray(compressed, 0, compressed.length, plain, 0, length);
  }

  /** What {@link #compress} made. */
  byte[] compressed() {
    return compressed;
  }

  /** Gives it back. */
  @Override
  public void close() {
    IDLE.addFirst(this);
  }
}
