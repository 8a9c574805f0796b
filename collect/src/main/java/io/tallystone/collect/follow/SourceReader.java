package io.tallystone.collect.follow;

import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.follow.PathPattern.Candidate;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.spool.FilePosition;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the files of one source into the spool.
 *
 * <p>A file is known by the identity that the file system gives it, not by its name. One that was
 * rotated away is read to its end before its successor begins, and is given up when it has stood
 * still for a while. After a restart, files that were being read are looked for under any name in
 * their folder.
 */
public final class SourceReader {

  private static final Logger log = LoggerFactory.getLogger(SourceReader.class);

  /**
   * How long a rotated file must stand still before its last line counts as complete without a line
   * break.
   */
  private static final long COMPLETE_AFTER_MILLIS = 2000;

  /**
   * How long a rotated file is kept open: its writer may hold it until it is told to reopen its
   * log.
   */
  private static final long GIVE_UP_AFTER_MILLIS = 60_000;

  /** How often to look for rotated files that came without a change of the current one. */
  private static final long LOOK_FOR_ROTATED_MILLIS = 5000;

  /** So many positions of files are remembered, those of files that are gone included. */
  private static final int KEPT_POSITIONS = 100;

  private final String name;
  private final FileSource source;
  private final PathPattern pattern;
  private final Spool spool;
  private final BatchBuilder batch;
  private final Clock clock;
  private final long flushMillis;
  private final Map<String, FollowedFile> open = new LinkedHashMap<>();
  private final Map<String, Long> quietSince = new HashMap<>();
  private final Queue<Undelivered> undelivered = new ArrayDeque<>();
  private final RotatedFiles rotated;
  private Set<String> lastCurrent = Set.of();
  private long lookAgainAt;

  /** An event that was read and is in no batch yet. */
  private record Undelivered(FollowedFile file, CollectedEvent event) {}

  /** Reads the files of the source; {@code name} identifies it in the spool across restarts. */
  public SourceReader(
      String name, FileSource source, Spool spool, Duration flushInterval, Clock clock) {
    this.name = name;
    this.source = source;
    this.pattern = new PathPattern(source);
    this.spool = spool;
    this.clock = clock;
    this.flushMillis = flushInterval.toMillis();
    this.batch = new BatchBuilder(spool, source.target(), clock);
    this.rotated = new RotatedFiles(pattern, spool.startedAt(name, clock.millis()));
  }

  /**
   * Looks for files, reads a bounded amount of what is new in each, and spools what is due.
   *
   * @return whether anything was read, so that more may be there at once
   */
  public boolean poll() throws IOException, InterruptedException {
    deliver();
    List<Candidate> current = pattern.find();
    Map<String, Candidate> currentByKey =
        current.stream()
            .collect(Collectors.toMap(Candidate::key, c -> c, (a, b) -> a, LinkedHashMap::new));
    if (!currentByKey.keySet().equals(lastCurrent) || clock.millis() >= lookAgainAt) {
      openRotated(currentByKey.keySet());
      lastCurrent = Set.copyOf(currentByKey.keySet());
      lookAgainAt = clock.millis() + LOOK_FOR_ROTATED_MILLIS;
    }
    boolean read = readRotated(currentByKey);
    for (Candidate candidate : currentByKey.values()) {
      read |= readCurrent(candidate);
    }
    batch.flushOlderThan(flushMillis);
    return read;
  }

  /** Spools everything that is complete and closes the files. */
  public void close() throws IOException, InterruptedException {
    try {
      deliver();
      batch.flush();
    } finally {
      for (FollowedFile file : open.values()) {
        file.close();
      }
      open.clear();
    }
  }

  private boolean readCurrent(Candidate candidate) throws IOException, InterruptedException {
    FollowedFile file = open.get(candidate.key());
    if (file == null) {
      Optional<FollowedFile> opened = tryOpen(candidate);
      if (opened.isEmpty()) {
        return false;
      }
      file = opened.get();
    }
    file.movedTo(candidate.path());
    quietSince.remove(candidate.key());
    return pollFile(file);
  }

  private boolean readRotated(Map<String, Candidate> current)
      throws IOException, InterruptedException {
    boolean read = false;
    for (FollowedFile file : List.copyOf(open.values())) {
      if (current.containsKey(file.fileKey())) {
        continue;
      }
      if (pollFile(file)) {
        quietSince.remove(file.fileKey());
        read = true;
        continue;
      }
      long quiet = clock.millis() - quietSince.computeIfAbsent(file.fileKey(), k -> clock.millis());
      if (quiet >= COMPLETE_AFTER_MILLIS && !file.finished()) {
        file.finish(queueOf(file));
        deliver();
      }
      if (quiet >= (source.removeWhenDone() ? COMPLETE_AFTER_MILLIS : GIVE_UP_AFTER_MILLIS)) {
        giveUp(file);
      }
    }
    return read;
  }

  private void giveUp(FollowedFile file) throws IOException, InterruptedException {
    batch.flush();
    file.close();
    open.remove(file.fileKey());
    quietSince.remove(file.fileKey());
    if (source.removeWhenDone() && stillAt(file)) {
      Files.deleteIfExists(file.path());
      log.info("{} is spooled to its end and was removed (auto_removal)", file.path());
    }
  }

  private static boolean stillAt(FollowedFile file) throws IOException {
    return PathPattern.siblings(file.path()).stream()
        .anyMatch(c -> c.path().equals(file.path()) && c.key().equals(file.fileKey()));
  }

  private boolean pollFile(FollowedFile file) throws IOException, InterruptedException {
    boolean read = file.poll(flushMillis, queueOf(file));
    deliver();
    Optional<FilePosition> overwritten = file.overwritten();
    if (overwritten.isPresent()) {
      batch.flush();
      keepOverwritten(overwritten.get());
      file.forgetOverwritten();
      lookAgainAt = 0;
    }
    return read;
  }

  private Optional<FollowedFile> tryOpen(Candidate candidate) {
    Optional<FilePosition> last =
        spool.positions(name).stream().filter(p -> p.fileKey().equals(candidate.key())).findFirst();
    return tryOpen(candidate, last.orElse(null));
  }

  private Optional<FollowedFile> tryOpen(Candidate candidate, @Nullable FilePosition from) {
    try {
      FollowedFile file = open(candidate, from);
      open.put(candidate.key(), file);
      log.info("following {} from byte {}", candidate.path(), file.position().offset());
      return Optional.of(file);
    } catch (NoSuchFileException e) {
      log.debug("{} is no longer there: {}", candidate.path(), e.getReason());
      return Optional.empty();
    } catch (IOException e) {
      log.warn("{} cannot be read, will try again: {}", candidate.path(), e.toString());
      return Optional.empty();
    }
  }

  private FollowedFile open(Candidate candidate, @Nullable FilePosition from) throws IOException {
    FollowedFile file = FollowedFile.open(name, source, candidate.key(), candidate.path(), clock);
    try {
      if (from != null && !file.resume(from)) {
        keepOverwritten(from.overwritten());
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Opens files that were rotated away with unread bytes, those of the last run included. */
  private void openRotated(Set<String> current) throws IOException {
    List<FilePosition> positions = spool.positions(name);
    Set<String> known = new HashSet<>(current);
    known.addAll(open.keySet());
    forgetGone(positions);
    for (FilePosition position : positions) {
      if (position.isOverwritten() || !known.add(position.fileKey())) {
        continue;
      }
      for (Candidate sibling : PathPattern.siblings(Path.of(position.path()))) {
        if (sibling.key().equals(position.fileKey())
            && Files.size(sibling.path()) > position.offset()) {
          tryOpen(sibling, position);
        }
      }
    }
    for (RotatedFiles.Unread unread : rotated.find(known, positions)) {
      tryOpen(unread.file(), unread.from());
    }
  }

  /**
   * Positions of files long gone are of no use; the newest are kept, since copies may still turn
   * up.
   */
  private void forgetGone(List<FilePosition> positions) throws IOException {
    for (int i = 0; i < positions.size() - KEPT_POSITIONS; i++) {
      FilePosition position = positions.get(i);
      boolean there =
          PathPattern.siblings(Path.of(position.path())).stream()
              .anyMatch(sibling -> sibling.key().equals(position.fileKey()));
      if (!there && !open.containsKey(position.fileKey())) {
        spool.forget(position);
      }
    }
  }

  private void keepOverwritten(FilePosition position) {
    try {
      spool.add(source.target(), List.of(), List.of(position));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing: it is found again at the next start
    }
  }

  /** Takes the file's events into the queue; {@link #deliver} brings them into batches. */
  private Consumer<CollectedEvent> queueOf(FollowedFile file) {
    return event -> undelivered.add(new Undelivered(file, event));
  }

  /**
   * Brings what was read into batches. A batch may have to wait for the spool, or the spool may
   * fail: what is not delivered then stays in the queue and goes first the next time, since the
   * files are already read beyond it.
   */
  private void deliver() throws InterruptedException {
    for (Undelivered next = undelivered.peek(); next != null; next = undelivered.peek()) {
      batch.add(next.file(), next.event());
      undelivered.remove();
    }
  }
}
