package io.tallystone.benchmarks.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** What one core can do with given bytes, in MB/s: the best of several passes after a warm-up. */
public final class Rates {
  private static final double MB = 1e6;
  private static final int PASSES = 5;

  /** So long at least, for the JIT compiler to be through with it. */
  private static final long LEAST_NANOS = 1_500_000_000;

  private static final int SAMPLE = 16 << 20;
  private static final int BLOCK = 1 << 20;

  /** Results end here, so that no pass is optimised away. */
  private static final LongAdder RESULTS = new LongAdder();

  /** One pass over the bytes. */
  private interface Pass {
    long run() throws IOException;
  }

  private Rates() {}

  /** A sample of files: their beginnings, of equal sizes. */
  public static byte[] sample(List<Path> files) throws IOException {
    int each = SAMPLE / Math.max(1, files.size());
    byte[] sample = new byte[SAMPLE];
    int used = 0;
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        used += in.readNBytes(sample, used, Math.min(each, SAMPLE - used));
      }
    }
    return Arrays.copyOf(sample, used);
  }

  /** SHA-256. */
  public static double sha256(byte[] bytes) throws IOException {
    return best(
        bytes.length,
        () -> {
          try {
            return MessageDigest.getInstance("SHA-256").digest(bytes)[0];
          } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
          }
        });
  }

  /** Zstandard in blocks of 1 MiB. */
  public static double zstd(byte[] bytes, int level) throws IOException {
    return best(bytes.length, () -> compressed(bytes, level));
  }

  /** Raw bytes over bytes compressed in blocks of 1 MiB. */
  public static double zstdRatio(byte[] bytes, int level) {
    return (double) bytes.length / compressed(bytes, level);
  }

  /** Jackson's parser over a JSON document, every text read. */
  public static double jsonParse(byte[] document) throws IOException {
    JsonFactory json = new JsonFactory();
    return best(
        document.length,
        () -> {
          long read = 0;
          try (JsonParser parser = json.createParser(document)) {
            while (parser.nextToken() != null) {
              read += parser.hasTextCharacters() ? parser.getText().length() : 1;
            }
          }
          return read;
        });
  }

  /** {@link String#contains} of a text that is not there. */
  public static double contains(byte[] bytes, String absent) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return best(bytes.length, () -> text.contains(absent) ? 1 : 0);
  }

  /** {@link java.util.regex} over lines. */
  public static double regex(byte[] bytes, String regex) throws IOException {
    Pattern pattern = Pattern.compile(regex);
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
    return best(
        bytes.length,
        () -> {
          long found = 0;
          for (String line : lines) {
            found += pattern.matcher(line).find() ? 1 : 0;
          }
          return found;
        });
  }

  private static long compressed(byte[] bytes, int level) {
    long size = 0;
    for (int at = 0; at < bytes.length; at += BLOCK) {
      byte[] block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK));
      size += Zstd.compress(block, level).length;
    }
    return size;
  }

  private static double best(int bytes, Pass pass) throws IOException {
    double best = 0;
    long end = System.nanoTime() + LEAST_NANOS;
    for (int i = 0; i < PASSES || System.nanoTime() < end; i++) {
      long start = System.nanoTime();
      RESULTS.add(pass.run());
      best = Math.max(best, bytes / MB / ((System.nanoTime() - start) / 1e9));
    }
    return best;
  }
}
