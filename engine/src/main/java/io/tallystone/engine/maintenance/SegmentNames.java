package io.tallystone.engine.maintenance;

import io.tallystone.engine.spi.Catalog.Lease;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for new segments, unique for ever: partition, epoch (given to one owner once) and a number
 * within the epoch. The first offset is there for people.
 *
 * <pre>
 * p0-e0000002a-n00000007-o4711
 * </pre>
 */
public final class SegmentNames {
  private static final Pattern NAME = Pattern.compile("p(\\d+)-e([0-9a-f]+)-n[0-9a-f]+-o\\d+");

  private final AtomicLong counter = new AtomicLong();

  /** A name that nobody has used or will use. */
  public String next(Lease lease, long firstOffset) {
    return String.format(
        Locale.ROOT,
        "%se%08x-n%08x-o%d",
        prefix(lease.partition()),
        lease.epoch(),
        counter.incrementAndGet(),
        firstOffset);
  }

  /** What all names of a partition start with. */
  static String prefix(int partition) {
    return "p" + partition + "-";
  }

  /** The epoch in a name; empty if the name is none of ours. */
  static OptionalLong epoch(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(2), 16))
        : OptionalLong.empty();
  }
}
