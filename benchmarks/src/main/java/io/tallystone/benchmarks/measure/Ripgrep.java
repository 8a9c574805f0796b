package io.tallystone.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** {@code rg} over raw files in the page cache, on one thread, where it is installed. */
public final class Ripgrep {
  private static final int PASSES = 3;
  private static final int USAGE_ERROR = 2;

  private Ripgrep() {}

  /** Milliseconds of the best pass that counts the lines with the pattern; empty without rg. */
  public static OptionalDouble count(List<Path> files, String pattern) throws IOException {
    Optional<Path> rg =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(folder -> Path.of(folder, "rg"))
            .filter(path -> path.toFile().canExecute())
            .findFirst();
    if (rg.isEmpty()) {
      return OptionalDouble.empty();
    }
    double best = Double.MAX_VALUE;
    for (int i = 0; i < PASSES; i++) {
      best = Math.min(best, run(rg.get(), files, pattern));
    }
    return OptionalDouble.of(best);
  }

  private static double run(Path rg, List<Path> files, String pattern) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(rg.toString(), "-j1", "-c", "-a", "-e", pattern),
                files.stream().map(Path::toString))
            .toList();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (process.waitFor() >= USAGE_ERROR) {
        throw new IOException("rg failed with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
