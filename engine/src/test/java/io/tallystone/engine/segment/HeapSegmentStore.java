package io.tallystone.engine.segment;

import io.tallystone.engine.spi.SegmentStore;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Segments on the heap, open to damage; counts what is read. */
final class HeapSegmentStore implements SegmentStore {
  final TreeMap<String, byte[]> segments = new TreeMap<>();
  long bytesRead;
  int reads;

  @Override
  public PutResult putOnce(String name, Content content) throws IOException {
    if (segments.containsKey(name)) {
      return PutResult.EXISTS;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.writeTo(
        buffer -> {
          byte[] copy = new byte[buffer.remaining()];
          buffer.get(copy);
          bytes.writeBytes(copy);
        });
    segments.put(name, bytes.toByteArray());
    return PutResult.CREATED;
  }

  @Override
  public ByteBuffer readRange(String name, long offset, int length) throws IOException {
    byte[] bytes = bytes(name);
    if (offset < 0 || offset + length > bytes.length) {
      throw new EOFException(name);
    }
    reads++;
    bytesRead += length;
    return ByteBuffer.wrap(bytes, (int) offset, length).asReadOnlyBuffer();
  }

  byte[] bytes(String name) throws NoSuchSegment {
    byte[] bytes = segments.get(name);
    if (bytes == null) {
      throw new NoSuchSegment(name);
    }
    return bytes;
  }

  @Override
  public Optional<Stat> stat(String name) {
    return Optional.ofNullable(segments.get(name)).map(bytes -> new Stat(bytes.length));
  }

  @Override
  public void delete(String name) {
    segments.remove(name);
  }

  @Override
  public List<String> list(String prefix) {
    return segments.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  @Override
  public void close() {}
}
