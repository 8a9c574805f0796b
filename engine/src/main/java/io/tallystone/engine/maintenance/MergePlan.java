package io.tallystone.engine.maintenance;

import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.view.LiveSegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses what to merge next.
 *
 * <p>Just sealed segments (level 0) hold whatever was appended at that time; they are merged when
 * there are {@code fanIn} of them or enough bytes, into one segment per day and level 1. From then
 * on segments of one day and level are merged into the next level, {@value #DAY_FAN_IN} at a time
 * while events of the day may still come, two at a time later. A segment of half the full size or
 * more is left alone.
 *
 * <p>So there are at most {@code fanIn} segments of level 0; per day fewer than {@value
 * #DAY_FAN_IN} not full ones per level, one per level once the day is over, where each level holds
 * at least twice the segments' bytes of the one below; and at most two full ones per {@code
 * fullBytes}. Every event is written again about once per level.
 */
final class MergePlan {
  private static final int DAY_FAN_IN = 4;

  /** Days after which few events of a day still come. */
  private static final int COLD_AFTER_DAYS = 3;

  private record DayAndLevel(Day day, int level) implements Comparable<DayAndLevel> {
    @Override
    public int compareTo(DayAndLevel other) {
      int order = day.compareTo(other.day);
      return order == 0 ? Integer.compare(level, other.level) : order;
    }
  }

  private final int fanIn;
  private final long fullBytes;

  MergePlan(int fanIn, long fullBytes) {
    this.fanIn = fanIn;
    this.fullBytes = fullBytes;
  }

  /** What to merge next; empty if all is well. Damaged segments are left as they are. */
  Optional<List<LiveSegment>> next(List<LiveSegment> live, long now) {
    List<LiveSegment> sealed = new ArrayList<>();
    Map<DayAndLevel, List<LiveSegment>> merged = new TreeMap<>();
    for (LiveSegment segment : live) {
      SegmentRecord stored = segment.stored();
      if (segment.isQuarantined()) {
        continue;
      }
      if (stored.level() == 0) {
        sealed.add(segment);
      } else if (stored.rawBytes() < fullBytes / 2) {
        DayAndLevel place = new DayAndLevel(Day.of(stored.minTime()), stored.level());
        merged.computeIfAbsent(place, _ -> new ArrayList<>()).add(segment);
      }
    }
    if (sealed.size() >= fanIn || (sealed.size() > 1 && rawBytes(sealed) >= fullBytes)) {
      return Optional.of(upToFull(sealed, fanIn));
    }
    return merged.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= fanIn(entry.getKey().day(), now))
        .findFirst()
        .map(entry -> upToFull(entry.getValue(), DAY_FAN_IN));
  }

  private static int fanIn(Day day, long now) {
    return day.age(now) >= COLD_AFTER_DAYS ? 2 : DAY_FAN_IN;
  }

  private static long rawBytes(List<LiveSegment> segments) {
    return segments.stream().mapToLong(segment -> segment.stored().rawBytes()).sum();
  }

  /** The oldest of them, at least two, while they fit one full segment. */
  private List<LiveSegment> upToFull(List<LiveSegment> segments, int most) {
    List<LiveSegment> oldestFirst = new ArrayList<>(segments);
    oldestFirst.sort(Comparator.comparing(LiveSegment::name));
    List<LiveSegment> chosen = new ArrayList<>();
    long bytes = 0;
    for (LiveSegment segment : oldestFirst) {
      bytes += segment.stored().rawBytes();
      if (chosen.size() >= 2 && (bytes > fullBytes || chosen.size() >= most)) {
        break;
      }
      chosen.add(segment);
    }
    return chosen;
  }
}
