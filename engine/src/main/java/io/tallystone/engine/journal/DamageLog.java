package io.tallystone.engine.journal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and reports, once each, the places where acknowledged entries cannot be read. */
final class DamageLog {
  private static final Logger log = LoggerFactory.getLogger(DamageLog.class);

  // Beyond this many places the disk is lost anyway; the memory is not.
  private static final int MAX_PLACES = 10_000;

  private record Place(Path file, long from, long to) {
    String line() {
      return to == 0
          ? "journal file " + file + " has no readable header"
          : "journal file " + file + ": entries " + from + " to " + (to - 1) + " cannot be read";
    }
  }

  private final Set<Place> places = new HashSet<>();
  private long entries;

  /** Entries from {@code from} up to but not including {@code to} are gone. */
  synchronized void missing(JournalFile file, long from, long to) {
    if (places.size() < MAX_PLACES && places.add(new Place(file.path(), from, to))) {
      entries += to - from;
      log.error(
          "journal file {} is damaged: acknowledged entries {} to {} cannot be read; the rest is"
              + " served; check the disk and restore from a backup",
          file.path(),
          from,
          to - 1);
    }
  }

  /** No entry of the file can be read, and it is unknown how many there were. */
  synchronized void unreadable(Path file, Path movedTo) {
    places.add(new Place(file, 0, 0));
    log.error(
        "journal file {} has no readable header; kept as {}; check the disk and restore from a"
            + " backup",
        file,
        movedTo.getFileName());
  }

  /** Each place in one line. */
  synchronized List<String> lines() {
    return places.stream().map(Place::line).sorted().toList();
  }

  synchronized FileJournal.Damage seen() {
    return new FileJournal.Damage(places.size(), entries);
  }
}
