package io.tallystone.benchmarks.measure;

import io.tallystone.benchmarks.report.Numbers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * What the disk allows: write and fdatasync into a preallocated file.
 *
 * @param size of one write, bytes
 * @param rate MB/s of such writes, one after the other
 * @param latencies of one write
 */
public record DiskLimit(int size, double rate, Latencies latencies) {
  private static final int FILE_BYTES = 64 << 20;
  private static final int WRITES = 200;
  private static final double MB = 1e6;

  /** Measures in a folder with writes of so many bytes. */
  public static DiskLimit measure(Path directory, int size) throws IOException {
    Path file = Files.createTempFile(directory, "limit", ".bin");
    ByteBuffer block = ByteBuffer.allocateDirect(size);
    byte[] random = new byte[size];
    new Random(size).nextBytes(random);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int at = 0; at < FILE_BYTES; at += size) {
        channel.write(block.clear(), at);
      }
      channel.force(true);
      block.clear().put(random);
      Latencies latencies = new Latencies();
      long begun = System.nanoTime();
      for (int i = 0; i < WRITES; i++) {
        long start = System.nanoTime();
        channel.write(block.flip(), (long) i * size % FILE_BYTES);
        channel.force(false);
        latencies.since(start);
        block.position(size);
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new DiskLimit(size, WRITES * (double) size / MB / seconds, latencies);
    } finally {
      Files.delete(file);
    }
  }

  /** The rate in words. */
  public String describe() {
    return "write + fdatasync of %d KiB, preallocated: %s MB/s"
        .formatted(size >> 10, Numbers.of(rate));
  }

  /** The latency in words. */
  public String describeLatency() {
    return "one write + fdatasync of %d KiB: %s".formatted(size >> 10, latencies.summary());
  }
}
