package io.tallystone.collect.follow;

import io.tallystone.collect.follow.PathPattern.Candidate;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * The files that a source names now. To walk a large tree costs, so a walk that took long is
 * repeated rarely: walks take a twentieth of the time at most, and new files are still found within
 * seconds.
 */
final class FileListing {

  private static final int REST_PER_WALK = 20;
  private static final long LONGEST_REST_MILLIS = 5000;

  private final PathPattern pattern;
  private final Clock clock;
  private List<Candidate> found = List.of();
  private long dueAt = Long.MIN_VALUE;

  FileListing(PathPattern pattern, Clock clock) {
    this.pattern = pattern;
    this.clock = clock;
  }

  List<Candidate> current() throws IOException {
    long start = clock.millis();
    if (start >= dueAt) {
      found = List.copyOf(pattern.find());
      long end = clock.millis();
      dueAt = end + Math.min(LONGEST_REST_MILLIS, REST_PER_WALK * Math.max(0, end - start));
    }
    return found;
  }
}
