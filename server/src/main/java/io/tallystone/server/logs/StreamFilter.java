package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which streams of a group FilterLogEvents searches. */
final class StreamFilter {
  private static final int STEP = 1_000;

  private final LogDirectory directory;

  StreamFilter(LogDirectory directory) {
    this.directory = directory;
  }

  /** The ids of the streams; null for all. */
  @Nullable Set<Long> ids(LogGroup group, List<String> names, @Nullable String prefix) {
    if (!names.isEmpty() && prefix != null) {
      throw LogsErrors.invalid(
          "logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
    }
    if (!names.isEmpty()) {
      return named(group, names);
    }
    return prefix == null ? null : startingWith(group, prefix);
  }

  private Set<Long> named(LogGroup group, List<String> names) {
    Set<Long> ids = new HashSet<>();
    for (String name : names) {
      ids.add(directory.stream(group.id(), name).orElseThrow(LogsErrors::noSuchStream).id());
    }
    return ids;
  }

  private Set<Long> startingWith(LogGroup group, String prefix) {
    Set<Long> ids = new HashSet<>();
    String after = null;
    List<LogStream> streams;
    do {
      streams = directory.streams(group.id(), prefix, after, STEP, false);
      for (LogStream stream : streams) {
        ids.add(stream.id());
        after = stream.name();
      }
    } while (streams.size() == STEP);
    return ids;
  }
}
