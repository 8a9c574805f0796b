package io.tallystone.collect.follow;

import io.tallystone.collect.follow.PathPattern.Candidate;
import io.tallystone.collect.spool.FilePosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what rotation put aside with unread bytes: files that were being read and were renamed,
 * files created and rotated away while the agent was down, and the rest of a file that was copied
 * and cut off (logrotate's copytruncate).
 *
 * <p>Files that did not change since the source was first followed are history and left alone. A
 * copy is known by its first bytes; while the original still has them too it is left alone, since
 * the original is being read.
 */
final class RotatedFiles {

  /** A file to read from a position. A null position means from the start. */
  record Unread(Candidate file, @Nullable FilePosition from) {}

  private final PathPattern pattern;
  private final long startedAt;

  RotatedFiles(PathPattern pattern, long startedAt) {
    this.pattern = pattern;
    this.startedAt = startedAt;
  }

  /**
   * Looks for unread files.
   *
   * @param followed keys of files that are followed
   * @param positions all that is known of this source's files
   */
  List<Unread> find(Set<String> followed, List<FilePosition> positions, Folders folders)
      throws IOException {
    Set<String> known = new HashSet<>(followed);
    List<Unread> unread = new ArrayList<>();
    for (FilePosition position : positions) {
      if (position.isOverwritten() || !known.add(position.fileKey())) {
        continue;
      }
      folders
          .find(position.path(), position.fileKey())
          .filter(file -> file.size() > position.offset())
          .ifPresent(file -> unread.add(new Unread(file, position)));
    }
    for (Candidate candidate : pattern.findRotated()) {
      if (!known.contains(candidate.key()) && candidate.modified().toMillis() >= startedAt) {
        unread(candidate, positions, folders).ifPresent(unread::add);
      }
    }
    return unread;
  }

  private static Optional<Unread> unread(
      Candidate candidate, List<FilePosition> positions, Folders folders) throws IOException {
    List<FilePosition> sameContent = new ArrayList<>();
    for (FilePosition position : positions) {
      if (position.fingerprintLength() > 0 && Fingerprint.of(position).heldBy(candidate.path())) {
        sameContent.add(position);
      }
    }
    if (sameContent.isEmpty()) {
      return Optional.of(new Unread(candidate, null));
    }
    for (FilePosition position : sameContent) {
      if (!isGone(position, folders)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Unread(
            candidate,
            Collections.max(sameContent, Comparator.comparingLong(FilePosition::offset))));
  }

  private static boolean isGone(FilePosition position, Folders folders) {
    if (position.isOverwritten()) {
      return true;
    }
    try {
      Optional<Candidate> original = folders.find(position.path(), position.fileKey());
      return original.isEmpty() || !Fingerprint.of(position).heldBy(original.get().path());
    } catch (IOException e) {
      return false; // cannot tell: look again later
    }
  }
}
