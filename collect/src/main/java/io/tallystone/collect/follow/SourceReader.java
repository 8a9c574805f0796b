package io.tallystone.collect.follow;

import io.tallystone.collect.Trouble;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.follow.FollowedFile.Progress;
import io.tallystone.collect.follow.PathPattern.Candidate;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final FileSource source;
  private final FileListing listing;
  private final FollowedFiles files;
  private final BatchBuilder batch;
  private final Clock clock;
  private final long flushMillis;
  private final Queue<Undelivered> undelivered = new ArrayDeque<>();
  private final Trouble trouble;
  private Set<String> lastCurrent = Set.of();
  private long lookAgainAt;

  /** An event that was read and is in no batch yet. */
  private record Undelivered(Content content, CollectedEvent event) {}

  /** Reads the files of the source; {@code name} identifies it in the spool across restarts. */
  public SourceReader(
      String name, FileSource source, Spool spool, Duration flushInterval, Clock clock) {
    PathPattern pattern = new PathPattern(source);
    this.source = source;
    this.listing = new FileListing(pattern, clock);
    this.files = new FollowedFiles(name, source, pattern, spool, clock);
    this.batch = new BatchBuilder(spool, source.target(), clock);
    this.clock = clock;
    this.flushMillis = flushInterval.toMillis();
    this.trouble = new Trouble(clock);
  }

  /**
   * Looks for files, reads a bounded amount of what is new in each, and spools what is due.
   *
   * @return whether anything was read, so that more may be there at once
   */
  public boolean poll() throws IOException, InterruptedException {
    deliver();
    List<Candidate> current = listing.current();
    Set<String> keys = current.stream().map(Candidate::key).collect(Collectors.toSet());
    if (!keys.equals(lastCurrent) || clock.millis() >= lookAgainAt) {
      files.openRotated(keys);
      lastCurrent = keys;
      lookAgainAt = clock.millis() + LOOK_FOR_ROTATED_MILLIS;
    }
    boolean read = false;
    for (FollowedFile file : files.rotatedAway(keys)) {
      read |= readRotated(file);
    }
    for (Candidate candidate : current) {
      Optional<FollowedFile> file = files.current(candidate);
      read |= file.isPresent() && read(file.get());
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
      files.close();
    }
  }

  private boolean readRotated(FollowedFile file) throws IOException, InterruptedException {
    if (read(file)) {
      return true;
    }
    long quiet = file.quietMillis();
    if (quiet >= COMPLETE_AFTER_MILLIS && !file.finished()) {
      file.finish(this::queue);
      deliver();
    }
    if (quiet >= (source.removeWhenDone() ? COMPLETE_AFTER_MILLIS : GIVE_UP_AFTER_MILLIS)) {
      giveUp(file);
    }
    return false;
  }

  private void giveUp(FollowedFile file) throws IOException, InterruptedException {
    batch.flush();
    files.close(file);
    if (source.removeWhenDone()
        && new Folders()
            .find(file.path().toString(), file.fileKey())
            .filter(there -> there.path().equals(file.path()))
            .isPresent()) {
      Files.deleteIfExists(file.path());
      log.info("{} is spooled to its end and was removed (auto_removal)", file.path());
    }
  }

  /** A file that cannot be read does not keep the others from being read. */
  private boolean read(FollowedFile file) throws InterruptedException {
    Progress progress;
    try {
      progress = file.poll(flushMillis, this::queue);
    } catch (IOException e) {
      if (trouble.isNews(file.path() + e.toString())) {
        log.warn("{} cannot be read, will try again: {}", file.path(), e.toString());
      }
      return false;
    }
    deliver();
    if (progress == Progress.STARTED_OVER) {
      batch.flush(); // a copy of the old content is known by its position
      lookAgainAt = 0;
    }
    return progress != Progress.NOTHING;
  }

  private void queue(Content content, CollectedEvent event) {
    undelivered.add(new Undelivered(content, event));
  }

  /**
   * Brings what was read into batches. A batch may have to wait for the spool, or the spool may
   * fail: what is not delivered then stays in the queue and goes first the next time, since the
   * files are already read beyond it.
   */
  private void deliver() throws InterruptedException {
    for (Undelivered next = undelivered.peek(); next != null; next = undelivered.peek()) {
      batch.add(next.content(), next.event());
      undelivered.remove();
    }
  }
}
