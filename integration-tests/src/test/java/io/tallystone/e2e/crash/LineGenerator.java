package io.tallystone.e2e.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application that writes numbered lines to a file and counts them, with its own idea of
 * rotation. It writes lines whole or in two halves.
 */
final class LineGenerator {

  /** How the file starts anew. */
  enum Rotation {
    /** app.log becomes app.log.1, which becomes app.log.2, and so on. */
    RENAME,
    /** The file is cut to nothing once everything in it has arrived. */
    TRUNCATE
  }

  /** Waits until so many lines have arrived. */
  interface Arrival {
    void await(int lines) throws InterruptedException;
  }

  private static final int LINES_PER_FILE = 150;

  private final Path file;
  private final Rotation rotation;
  private final Arrival arrival;
  private final Random random;
  private final AtomicInteger written = new AtomicInteger();
  private volatile boolean stopped;
  private int rotations;

  LineGenerator(Path file, Rotation rotation, Arrival arrival, long seed) {
    this.file = file;
    this.rotation = rotation;
    this.arrival = arrival;
    this.random = new Random(seed);
  }

  /** Lines so far. */
  int written() {
    return written.get();
  }

  int rotations() {
    return rotations;
  }

  void stop() {
    stopped = true;
  }

  /** Writes until stopped, about a thousand lines a second. */
  void run() throws IOException, InterruptedException {
    FileChannel out = open();
    try {
      for (int inFile = 0; !stopped; inFile++) {
        if (inFile == LINES_PER_FILE) {
          inFile = 0;
          out.close();
          rotate();
          out = open();
        }
        writeLine(out);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(2000)); // an application's pace, not a wait
      }
    } finally {
      out.close();
    }
  }

  private void writeLine(FileChannel out) throws IOException {
    String line = "line " + (written.get() + 1) + " " + "y".repeat(random.nextInt(80)) + "\n";
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int half = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    out.write(ByteBuffer.wrap(bytes, 0, half));
    out.write(ByteBuffer.wrap(bytes, half, bytes.length - half));
    written.incrementAndGet();
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void rotate() throws IOException, InterruptedException {
    if (rotation == Rotation.TRUNCATE) {
      arrival.await(written.get());
      Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    } else {
      for (int i = rotations; i > 0; i--) {
        Files.move(aside(i), aside(i + 1));
      }
      Files.move(file, aside(1));
    }
    rotations++;
  }

  private Path aside(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
