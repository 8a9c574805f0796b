package io.tallystone.benchmarks.workload;

import io.tallystone.engine.event.NewEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One stream's lines as events. */
final class StreamLines implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final int stream;
  private final InputStream in;
  private final EventClock clock;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private byte @Nullable [] peeked;

  StreamLines(int stream, Path file, EventClock clock) throws IOException {
    this.stream = stream;
    this.in = Files.newInputStream(file);
    this.clock = clock;
  }

  int stream() {
    return stream;
  }

  /** Length of the next line, -1 at the end. */
  int peekLength() throws IOException {
    if (peeked == null) {
      peeked = read();
    }
    return peeked == null ? -1 : peeked.length;
  }

  NewEvent next() throws IOException {
    byte[] message = peeked == null ? read() : peeked;
    if (message == null) {
      throw new IllegalStateException("no more lines (expected: a call of peekLength before)");
    }
    peeked = null;
    return new NewEvent(clock.next(), message);
  }

  private byte @Nullable [] read() throws IOException {
    int scanned = from;
    while (true) {
      for (int i = scanned; i < to; i++) {
        if (buffer[i] == '\n') {
          byte[] line = Arrays.copyOfRange(buffer, from, i);
          from = i + 1;
          return line;
        }
      }
      scanned = to - from;
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
      int more = in.read(buffer, to, buffer.length - to);
      if (more <= 0) {
        return null;
      }
      to += more;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
