package io.tallystone.collect.follow;

import io.tallystone.collect.Trouble;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.follow.PathPattern.Candidate;
import io.tallystone.collect.spool.FilePosition;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one source that are open, by the identity that the file system gives them. A file is
 * opened where the spool says that it was left.
 */
final class FollowedFiles implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FollowedFiles.class);

  /** So many positions of files are remembered, those of files that are gone included. */
  private static final int KEPT_POSITIONS = 100;

  /** So many looks in a row must miss a file, minutes of them, before it counts as gone. */
  private static final int GONE_AFTER_LOOKS = 60;

  private final String name;
  private final FileSource source;
  private final Spool spool;
  private final Clock clock;
  private final RotatedFiles rotated;
  private final Trouble trouble;
  private final Map<String, FollowedFile> open = new LinkedHashMap<>();
  private final Map<String, Integer> missed = new HashMap<>();

  FollowedFiles(String name, FileSource source, PathPattern pattern, Spool spool, Clock clock) {
    this.name = name;
    this.source = source;
    this.spool = spool;
    this.clock = clock;
    this.rotated = new RotatedFiles(pattern, spool.startedAt(name, clock.millis()));
    this.trouble = new Trouble(clock);
  }

  /** The file that a name leads to now; empty if it cannot be opened. */
  Optional<FollowedFile> current(Candidate candidate) throws InterruptedException {
    FollowedFile file = open.get(candidate.key());
    if (file == null) {
      FilePosition last =
          spool.positions(name).stream()
              .filter(p -> p.fileKey().equals(candidate.key()))
              .findFirst()
              .orElse(null);
      file = tryOpen(candidate, last);
    }
    if (file != null) {
      file.seenAt(candidate.path());
    }
    return Optional.ofNullable(file);
  }

  /** The open files whose names lead to others now. */
  List<FollowedFile> rotatedAway(Set<String> current) {
    return open.values().stream().filter(file -> !current.contains(file.fileKey())).toList();
  }

  /** Opens files that were rotated away with unread bytes, those of the last run included. */
  void openRotated(Set<String> current) throws IOException, InterruptedException {
    List<FilePosition> positions = spool.positions(name);
    Folders folders = new Folders();
    forgetGone(positions, folders);
    Set<String> followed = new HashSet<>(current);
    followed.addAll(open.keySet());
    for (RotatedFiles.Unread unread : rotated.find(followed, positions, folders)) {
      tryOpen(unread.file(), unread.from());
    }
  }

  /** Gives a file up. */
  void close(FollowedFile file) throws IOException {
    open.remove(file.fileKey());
    file.close();
  }

  @Override
  public void close() throws IOException {
    for (FollowedFile file : List.copyOf(open.values())) {
      close(file);
    }
  }

  private @Nullable FollowedFile tryOpen(Candidate candidate, @Nullable FilePosition from)
      throws InterruptedException {
    try {
      FollowedFile file = open(candidate, from);
      open.put(candidate.key(), file);
      log.info("following {} from byte {}", candidate.path(), file.offset());
      return file;
    } catch (NoSuchFileException e) {
      log.debug("{} is no longer there: {}", candidate.path(), e.getReason());
      return null;
    } catch (IOException e) {
      if (trouble.isNews(e.toString())) {
        log.warn("{} cannot be read, will try again: {}", candidate.path(), e.toString());
      }
      return null;
    }
  }

  private FollowedFile open(Candidate candidate, @Nullable FilePosition from)
      throws IOException, InterruptedException {
    FollowedFile file = FollowedFile.open(name, source, candidate.key(), candidate.path(), clock);
    try {
      if (from != null && !file.resume(from)) {
        spool.add(source.target(), List.of(), List.of(from.overwritten()));
      }
      return file;
    } catch (IOException | InterruptedException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Positions of files long gone are of no use; the newest are kept, since copies may still turn
   * up. A file counts as gone only when many looks in a row missed it: a folder that is listed
   * while its files are renamed may show a file under neither name, and a file that is forgotten
   * and turns up again is read again.
   */
  private void forgetGone(List<FilePosition> positions, Folders folders) throws IOException {
    for (int i = 0; i < positions.size() - KEPT_POSITIONS; i++) {
      FilePosition position = positions.get(i);
      String key = position.fileKey();
      if (open.containsKey(key) || folders.find(position.path(), key).isPresent()) {
        missed.remove(key);
      } else if (missed.merge(key, 1, Integer::sum) >= GONE_AFTER_LOOKS) {
        missed.remove(key);
        spool.forget(position);
      }
    }
  }
}
