package io.tallystone.benchmarks.workload;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes data sets: generated from a seed, or from files given by the user. */
public final class DatasetWriter {
  private static final long SEED = 42;
  private static final int BUFFER = 1 << 20;

  /** A rough line length, to spread the events over a day. */
  private static final int LINE_BYTES = 110;

  /** All events lie within this time, the day before today: old enough never to be ahead. */
  private static final Duration SPAN = Duration.ofHours(20);

  private static final double MAX_MEAN_MILLIS = 61;
  private static final int LONGEST_LINE = 200_000;

  private final Path directory;
  private final long start;
  private final long seed;

  /** Writes below the directory, with times of the day before the clock's. */
  public DatasetWriter(Path directory, Clock clock) {
    this.directory = directory;
    this.start =
        clock.instant().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS).toEpochMilli();
    this.seed = SEED;
  }

  /** About so many bytes of a kind, the needle among them. */
  public Dataset generate(Kind kind, long bytes) throws IOException {
    List<LogSource> sources = kind.sources(seed);
    long each = bytes / sources.size();
    double mean =
        Math.min(MAX_MEAN_MILLIS, (double) SPAN.toMillis() / Math.max(1, each / LINE_BYTES));
    Path folder = Files.createDirectories(directory.resolve(kind.label()));
    Tally tally = new Tally();
    int needleStream = sources.size() * 7 / 10;
    for (int i = 0; i < sources.size(); i++) {
      EventClock clock = new EventClock(i, start, mean);
      LogSource source = sources.get(i);
      try (Output out = new Output(folder.resolve("stream-%02d.log".formatted(i)), tally)) {
        StringBuilder line = new StringBuilder();
        while (out.written < each) {
          line.setLength(0);
          source.line(clock.next(), line);
          out.write(line);
          if (i == needleStream && !out.needle && out.written > each * 7 / 10) {
            clock.next();
            out.needle();
          }
        }
      }
    }
    return tally.dataset(kind.label() + ", generated", start, mean);
  }

  /** The lines of a file, or of all files of a folder, and the needle. Empty lines are left out. */
  public Dataset copy(Kind kind, Path from) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.walk(from)) {
      files = listed.filter(Files::isRegularFile).sorted().toList();
    }
    Path folder = Files.createDirectories(directory.resolve(kind.label()));
    Tally tally = new Tally();
    long longest = 1;
    for (int i = 0; i < files.size(); i++) {
      long size = Files.size(files.get(i));
      longest = Math.max(longest, size);
      boolean needle = i == files.size() * 7 / 10;
      try (Output out = new Output(folder.resolve("stream-%02d.log".formatted(i)), tally);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(Files.newInputStream(files.get(i)), StandardCharsets.UTF_8),
                  BUFFER)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isEmpty() && line.length() < LONGEST_LINE) {
            out.write(line);
            if (needle && !out.needle && out.written > size * 7 / 10) {
              out.needle();
            }
          }
        }
      }
    }
    double mean =
        Math.min(MAX_MEAN_MILLIS, (double) SPAN.toMillis() / Math.max(1, longest / LINE_BYTES * 2));
    return tally.dataset(kind.label() + ", " + from.getFileName(), start, mean);
  }

  private static final class Tally {
    private final List<Path> files = new ArrayList<>();
    private long bytes;
    private long lines;

    Dataset dataset(String name, long start, double mean) {
      return new Dataset(name, files, bytes, lines, start, mean);
    }
  }

  private static final class Output implements AutoCloseable {
    private final OutputStream out;
    private final Tally tally;
    private long written;
    private boolean needle;

    Output(Path file, Tally tally) throws IOException {
      this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
      this.tally = tally;
      tally.files.add(file);
    }

    void write(CharSequence line) throws IOException {
      byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
      out.write(bytes);
      out.write('\n');
      written += bytes.length + 1;
      tally.bytes += bytes.length + 1;
      tally.lines++;
    }

    void needle() throws IOException {
      needle = true;
      write("ERROR [main] lost request " + Dataset.NEEDLE + " after 3 attempts");
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
