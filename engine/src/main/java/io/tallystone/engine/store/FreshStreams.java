package io.tallystone.engine.store;

import io.tallystone.engine.memory.BatchList;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.StreamStatistics;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** The catalogue's values as of the checkpoint, brought up to date from the memory tables. */
final class FreshStreams {
  /**
   * As the catalogue's own listing: those without an event count as -1, names by their UTF-8 bytes.
   */
  private static final Comparator<LogStream> BY_LAST_EVENT =
      Comparator.comparingLong(FreshStreams::lastEvent)
          .thenComparing(FreshStreams::nameBytes, Arrays::compareUnsigned);

  /** Least streams taken from the catalogue at a time. */
  private static final int STEP = 1_000;

  private final Views views;
  private final LogDirectory directory;
  private final Lock checkpoint;

  /**
   * New.
   *
   * @param checkpoint held while both are read, so that no seal comes in between
   */
  FreshStreams(Views views, LogDirectory directory, Lock checkpoint) {
    this.views = views;
    this.directory = directory;
    this.checkpoint = checkpoint;
  }

  /** The stream as of now; as given if it is deleted. */
  LogStream fresh(LogStream stream) {
    checkpoint.lock();
    try (View view = views.acquire()) {
      LogStream known = directory.streamById(stream.id()).orElse(stream);
      return fresh(known, view);
    } finally {
      checkpoint.unlock();
    }
  }

  private static LogStream fresh(LogStream known, View view) {
    return view.tables().stream()
        .map(table -> table.streamStatistics(known.id()))
        .flatMap(Optional::stream)
        .reduce(StreamStatistics::plus)
        .map(unsealed -> with(known, unsealed))
        .orElse(known);
  }

  private static LogStream with(LogStream stream, StreamStatistics unsealed) {
    return new LogStream(
        stream.id(),
        stream.groupId(),
        stream.name(),
        stream.createdAt(),
        stream.firstEventTime() == null
            ? unsealed.firstTime()
            : Math.min(stream.firstEventTime(), unsealed.firstTime()),
        stream.lastEventTime() == null
            ? unsealed.lastTime()
            : Math.max(stream.lastEventTime(), unsealed.lastTime()),
        stream.lastIngestionTime() == null
            ? unsealed.lastIngestion()
            : Math.max(stream.lastIngestionTime(), unsealed.lastIngestion()),
        stream.storedBytes() + unsealed.bytes());
  }

  /** Bytes of the group as of now. */
  long storedBytes(LogGroup group) {
    checkpoint.lock();
    try (View view = views.acquire()) {
      long bytes = directory.groupById(group.id()).orElse(group).storedBytes();
      for (MemoryTable table : view.tables()) {
        bytes += table.groupBytes(group.id());
      }
      return bytes;
    } finally {
      checkpoint.unlock();
    }
  }

  /**
   * Streams by last event time as of now.
   *
   * <p>Streams with unsealed events are taken out of the catalogue's listing, put where they belong
   * now, and both listings are merged. A stream's place depends on its own last event only, so a
   * seal between two pages moves nothing.
   */
  List<LogStream> byLastEvent(
      long groupId, @Nullable LogStream after, int limit, boolean descending) {
    Comparator<LogStream> order = descending ? BY_LAST_EVENT.reversed() : BY_LAST_EVENT;
    checkpoint.lock();
    try (View view = views.acquire()) {
      Set<Long> changed = streamsWithUnsealedEvents(view, groupId);
      FirstOf<LogStream> first = new FirstOf<>(limit, order);
      unchanged(groupId, after, limit, descending, changed).forEach(first::offer);
      changed.stream()
          .map(directory::streamById)
          .flatMap(Optional::stream)
          .map(known -> fresh(known, view))
          .filter(stream -> after == null || order.compare(stream, after) > 0)
          .forEach(first::offer);
      return first.inOrder();
    } finally {
      checkpoint.unlock();
    }
  }

  private List<LogStream> unchanged(
      long groupId, @Nullable LogStream after, int limit, boolean descending, Set<Long> changed) {
    List<LogStream> found = new ArrayList<>();
    LogStream last = after;
    // Where nothing changed the first step is enough; else most of them may have.
    int step = changed.isEmpty() ? limit : Math.max(limit, STEP);
    boolean more = true;
    while (more && found.size() < limit) {
      List<LogStream> page = directory.streamsByLastEvent(groupId, last, step, descending);
      page.stream().filter(stream -> !changed.contains(stream.id())).forEach(found::add);
      more = page.size() == step;
      last = page.isEmpty() ? last : page.getLast();
    }
    return found;
  }

  private static Set<Long> streamsWithUnsealedEvents(View view, long groupId) {
    Set<Long> streams = new HashSet<>();
    for (MemoryTable table : view.tables()) {
      BatchList batches = table.ofGroup(groupId);
      int size = batches == null ? 0 : batches.size();
      for (int i = 0; batches != null && i < size; i++) {
        streams.add(batches.at(i).streamId());
      }
    }
    return streams;
  }

  private static byte[] nameBytes(LogStream stream) {
    return stream.name().getBytes(StandardCharsets.UTF_8);
  }

  private static long lastEvent(LogStream stream) {
    Long time = stream.lastEventTime();
    return time == null ? -1 : time;
  }
}
