package io.tallystone.benchmarks.workload;

import java.nio.file.Path;
import java.util.List;

/**
 * Logs on disk: one text file per stream.
 *
 * @param name kind and origin, for tables
 * @param streams the files; their lines are the events, in order
 * @param bytes size of all files
 * @param lines lines of all files
 * @param start time of each stream's first event, ms since the epoch
 * @param meanMillis mean distance of a stream's events
 */
public record Dataset(
    String name, List<Path> streams, long bytes, long lines, long start, double meanMillis) {

  /** Stands in one line of {@link #streams} and nowhere else. */
  public static final String NEEDLE = "5eed1e55-0b5e-4dea-9c0d-0123456789ab";

  /** Stands nowhere. */
  public static final String ABSENT = "0ddba115-ca5e-4bad-8f00-fedcba987654";

  /** Copies the list. */
  public Dataset {
    streams = List.copyOf(streams);
  }

  /** Message bytes: the files without their line feeds. */
  public long messageBytes() {
    return bytes - lines;
  }

  EventClock clock(int stream) {
    return new EventClock(stream, start, meanMillis);
  }
}
