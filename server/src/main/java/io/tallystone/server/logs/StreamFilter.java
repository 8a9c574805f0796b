package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Which streams of a group FilterLogEvents searches. */
final class StreamFilter {
  private static final int STEP = 1_000;

  /** A prefix that more streams have is looked for in the streams of the events found. */
  private static final int MAX_LISTED = 10_000;

  private final LogDirectory directory;
  private final int maxListed;

  StreamFilter(LogDirectory directory) {
    this(directory, MAX_LISTED);
  }

  StreamFilter(LogDirectory directory, int maxListed) {
    this.directory = directory;
    this.maxListed = maxListed;
  }

  /**
   * What to search.
   *
   * @param ids of the streams to read; null for all of the group
   * @param wanted which of the streams that were read are wanted, by id
   */
  record Selection(@Nullable Set<Long> ids, LongPredicate wanted) {
    static final Selection ALL = new Selection(null, id -> true);

    static Selection of(Set<Long> ids) {
      return new Selection(ids, id -> true);
    }

    boolean isEmpty() {
      return ids != null && ids.isEmpty();
    }
  }

  Selection select(LogGroup group, List<String> names, @Nullable String prefix) {
    if (!names.isEmpty() && prefix != null) {
      throw LogsErrors.invalid(
          "logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
    }
    if (!names.isEmpty()) {
      return Selection.of(named(group, names));
    }
    return prefix == null ? Selection.ALL : startingWith(group, prefix);
  }

  private Set<Long> named(LogGroup group, List<String> names) {
    Set<Long> ids = new HashSet<>();
    for (String name : names) {
      ids.add(directory.stream(group.id(), name).orElseThrow(LogsErrors::noSuchStream).id());
    }
    return ids;
  }

  private Selection startingWith(LogGroup group, String prefix) {
    Set<Long> ids = new HashSet<>();
    String after = null;
    List<LogStream> streams;
    do {
      streams = directory.streams(group.id(), prefix, after, STEP, false);
      for (LogStream stream : streams) {
        ids.add(stream.id());
        after = stream.name();
      }
      if (ids.size() > maxListed) {
        return new Selection(null, id -> startsWith(id, prefix));
      }
    } while (streams.size() == STEP);
    return Selection.of(ids);
  }

  private boolean startsWith(long streamId, String prefix) {
    return directory.streamById(streamId).filter(s -> s.name().startsWith(prefix)).isPresent();
  }
}
