package io.tallystone.engine.block;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A decompressor and a buffer, lent to one caller at a time; see {@link Compressor}. */
final class Decompressor implements AutoCloseable {
  private static final ConcurrentLinkedDeque<Decompressor> IDLE = new ConcurrentLinkedDeque<>();

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private byte[] plain = new byte[1 << 12];

  private Decompressor() {}

  /** One that nobody uses; to be closed after use. */
  static Decompressor borrow() {
    Decompressor idle = IDLE.pollFirst();
    return idle == null ? new Decompressor() : idle;
  }

  /** A buffer of at least that size; its content is arbitrary. */
  byte[] plain(int length) {
    if (plain.length < length) {
      plain = new byte[Math.max(length, plain.length * 2)];
    }
    return plain;
  }

  /**
   * Decompresses into the start of {@code target}, at most {@code limit} bytes.
   *
   * @return how many bytes it was
   * @throws com.github.luben.zstd.ZstdException if it is damaged, or more than that
   */
  int decompress(byte[] target, int limit, byte[] source, int from, int length) {
    return context.decompressByteArray(target, 0, limit, source, from, length);
  }

  /** Gives it back. */
  @Override
  public void close() {
    IDLE.addFirst(this);
  }
}
