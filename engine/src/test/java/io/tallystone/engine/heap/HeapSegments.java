package io.tallystone.engine.heap;

import io.tallystone.engine.spi.SegmentStore;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Segments on the heap. Survives {@link #close}. */
public final class HeapSegments implements SegmentStore {
  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean full;

  /** From now on, puts fail for lack of space, or don't. */
  public void full(boolean isFull) {
    full = isFull;
  }

  /** How many ranges were read. */
  public int reads() {
    return reads.get();
  }

  /** Flips one bit. */
  public synchronized void damage(String name, int at) {
    byte[] bytes = bytes(name);
    bytes[at] ^= 1;
  }

  /** All names. */
  public synchronized List<String> names() {
    return List.copyOf(objects.keySet());
  }

  /** Size of all objects. */
  public synchronized long totalBytes() {
    return objects.values().stream().mapToLong(bytes -> bytes.length).sum();
  }

  private byte[] bytes(String name) {
    byte[] bytes = objects.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("no such segment: " + name);
    }
    return bytes;
  }

  @Override
  public PutResult putOnce(String name, Content content) throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(
        bytes -> {
          byte[] copy = new byte[bytes.remaining()];
          bytes.duplicate().get(copy);
          out.writeBytes(copy);
        });
    synchronized (this) {
      return objects.putIfAbsent(name, out.toByteArray()) == null
          ? PutResult.CREATED
          : PutResult.EXISTS;
    }
  }

  @Override
  public synchronized ByteBuffer readRange(String name, long offset, int length)
      throws IOException {
    reads.incrementAndGet();
    byte[] bytes = objects.get(name);
    if (bytes == null) {
      throw new NoSuchSegment(name);
    }
    if (offset + length > bytes.length) {
      throw new EOFException(name);
    }
    return ByteBuffer.wrap(bytes.clone(), (int) offset, length).slice();
  }

  @Override
  public synchronized Optional<Stat> stat(String name) {
    return Optional.ofNullable(objects.get(name)).map(bytes -> new Stat(bytes.length));
  }

  @Override
  public synchronized void delete(String name) {
    objects.remove(name);
  }

  @Override
  public synchronized List<String> list(String prefix) {
    return objects.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  @Override
  public void close() {}
}
