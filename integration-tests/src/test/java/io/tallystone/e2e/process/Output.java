package io.tallystone.e2e.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The lines that a process printed to one of its outputs so far, read as they come. */
public final class Output {

  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  Output(String name, InputStream stream) {
    reader = Thread.ofVirtual().name(name).start(() -> read(stream));
  }

  /** All lines so far. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** All lines so far as one text. */
  public String text() {
    return String.join("\n", lines());
  }

  /** Waits until the process closed this output, and returns all lines. */
  public List<String> toEnd() throws InterruptedException {
    reader.join();
    return lines();
  }

  /** Waits for a line; empty if the output ended or the time passed without it. */
  public Optional<String> awaitLine(Predicate<String> wanted, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    int seen = 0;
    while (true) {
      synchronized (this) {
        for (; seen < lines.size(); seen++) {
          if (wanted.test(lines.get(seen))) {
            return Optional.of(lines.get(seen));
          }
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || !reader.isAlive()) {
          return Optional.empty();
        }
        wait(Math.min(left, 100));
      }
    }
  }

  private void read(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("[output ended: " + e.getMessage() + "]");
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }
}
