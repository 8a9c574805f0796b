package io.tallystone.collect.follow;

import io.tallystone.collect.follow.PathPattern.Candidate;
import io.tallystone.collect.spool.FilePosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what rotation put aside and nobody has read: files created and rotated away while the agent
 * was down, and the rest of a file that was copied and cut off (logrotate's copytruncate).
 *
 * <p>Files that did not change since the source was first followed are history and left alone. A
 * copy is known by its first bytes; while the original still has them too it is left alone, since
 * the original is being read.
 */
final class RotatedFiles {

  /** A file to read from a position. A null position means from the start. */
  record Unread(Candidate file, @org.jspecify.annotations.Nullable FilePosition from) {}

  private final PathPattern pattern;
  private final long startedAt;

  RotatedFiles(PathPattern pattern, long startedAt) {
    this.pattern = pattern;
    this.startedAt = startedAt;
  }

  /**
   * Looks for unread files.
   *
   * @param known keys of files that are followed or were
   * @param positions all that is known of this source's files
   */
  List<Unread> find(Set<String> known, List<FilePosition> positions) throws IOException {
    List<Unread> unread = new ArrayList<>();
    for (Candidate candidate : pattern.findRotated()) {
      if (known.contains(candidate.key()) || candidate.modified().toMillis() < startedAt) {
        continue;
      }
      List<FilePosition> sameContent = new ArrayList<>();
      for (FilePosition position : positions) {
        if (position.fingerprintLength() > 0 && Fingerprint.of(position).heldBy(candidate.path())) {
          sameContent.add(position);
        }
      }
      if (sameContent.isEmpty()) {
        unread.add(new Unread(candidate, null));
      } else if (sameContent.stream().allMatch(this::isGone)) {
        unread.add(new Unread(candidate, furthest(sameContent)));
      }
    }
    return unread;
  }

  private boolean isGone(FilePosition position) {
    if (position.isOverwritten()) {
      return true;
    }
    try {
      for (Candidate file : PathPattern.siblings(java.nio.file.Path.of(position.path()))) {
        if (file.key().equals(position.fileKey())) {
          return !Fingerprint.of(position).heldBy(file.path());
        }
      }
      return true;
    } catch (IOException e) {
      return false; // cannot tell: look again later
    }
  }

  private static FilePosition furthest(List<FilePosition> positions) {
    FilePosition furthest = positions.getFirst();
    for (FilePosition position : positions) {
      if (position.offset() > furthest.offset()) {
        furthest = position;
      }
    }
    return furthest;
  }
}
