package io.tallystone.engine.spi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Holds immutable, named bytes: sealed and merged segments.
 *
 * <p>Names are made by the engine ({@code [a-z0-9/-]+}, never user input) and are unique for ever,
 * so correctness never rests on the store's own conditional put. Objects are never renamed or
 * appended to.
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li><b>Durability</b>: after {@link PutResult#CREATED} the bytes and the name survive the loss
 *       of power.
 *   <li><b>Atomicity</b>: a name is absent or has all its bytes; a crashed put leaves nothing that
 *       {@link #list} shows.
 *   <li><b>Visibility</b>: a created name can be read at once; readers of a deleted one get {@link
 *       NoSuchSegment}, except that reads begun before may finish.
 *   <li><b>Errors</b>: {@link IOException} for a read that may be tried again. Damaged bytes are
 *       the reader's to detect.
 * </ul>
 */
public interface SegmentStore extends AutoCloseable {

  /**
   * Stores the content under a new name. {@link PutResult#EXISTS} leaves the old bytes untouched.
   */
  PutResult putOnce(String name, Content content) throws IOException;

  /**
   * Reads {@code length} bytes from {@code offset}.
   *
   * @throws NoSuchSegment if there is no such name
   * @throws java.io.EOFException if the range reaches past the end
   */
  ByteBuffer readRange(String name, long offset, int length) throws IOException;

  /** Size of a stored object, if there is one. */
  Optional<Stat> stat(String name) throws IOException;

  /** Removes a name; no error if it is not there. */
  void delete(String name) throws IOException;

  /** Names that start with the prefix, sorted. */
  List<String> list(String prefix) throws IOException;

  @Override
  void close();

  /** Outcome of a put. */
  enum PutResult {
    /** Stored durably. */
    CREATED,
    /** The name was taken. */
    EXISTS,
    /** Nobody knows. */
    UNKNOWN
  }

  /**
   * What is known without reading.
   *
   * @param length in bytes
   */
  record Stat(long length) {}

  /** Bytes to store, written in order, once per attempt. */
  interface Content {
    /** Writes all bytes to the sink. */
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes bytes. */
  interface Sink {
    /** Takes the buffer's remaining bytes. */
    void write(ByteBuffer bytes) throws IOException;
  }

  /** There is no such segment. */
  final class NoSuchSegment extends IOException {
    private static final long serialVersionUID = 1L;

    /** Names the segment. */
    public NoSuchSegment(String name) {
      super("no such segment: " + name);
    }
  }
}
