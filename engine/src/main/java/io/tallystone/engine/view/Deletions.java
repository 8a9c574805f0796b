package io.tallystone.engine.view;

import io.tallystone.engine.spi.Catalog.Tombstone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deleted groups and streams whose events may still lie about. Ids are never reused, so a
 * deletion is for ever; it is forgotten when nothing holds its events any more.
 *
 * <p>Deletions are numbered. A reader remembers the {@link #moment} it began at and sees exactly
 * the deletions before it, however long it reads.
 */
public final class Deletions {
  private record Deletion(Tombstone tombstone, long moment) {}

  private final Map<Long, Deletion> groups = new ConcurrentHashMap<>();
  private final Map<Long, Deletion> streams = new ConcurrentHashMap<>();
  private long last; // guarded by this
  private volatile long moment;

  /** Hides a group or stream from all readers that begin after the return. */
  public synchronized void add(Tombstone tombstone) {
    last++;
    Deletion deletion = new Deletion(tombstone, last);
    if (tombstone.streamId() == 0) {
      groups.putIfAbsent(tombstone.groupId(), deletion);
    } else {
      streams.putIfAbsent(tombstone.streamId(), deletion);
    }
    moment = last;
  }

  /** Forgets tombstones whose events are nowhere any more. */
  public void forget(Collection<Tombstone> tombstones) {
    for (Tombstone tombstone : tombstones) {
      if (tombstone.streamId() == 0) {
        groups.remove(tombstone.groupId());
      } else {
        streams.remove(tombstone.streamId());
      }
    }
  }

  /** The number of the latest deletion. */
  public long moment() {
    return moment;
  }

  /** Whether the stream or its group is deleted now. */
  public boolean hides(long groupId, long streamId) {
    return groups.containsKey(groupId) || streams.containsKey(streamId);
  }

  /** Whether the group is deleted now. */
  public boolean hidesGroup(long groupId) {
    return groups.containsKey(groupId);
  }

  /** Whether the stream itself was deleted by the moment. */
  public boolean hidStream(long streamId, long byMoment) {
    if (streams.isEmpty()) {
      return false;
    }
    Deletion deletion = streams.get(streamId);
    return deletion != null && deletion.moment() <= byMoment;
  }

  /** All tombstones known now. */
  public List<Tombstone> tombstones() {
    List<Tombstone> all = new ArrayList<>();
    groups.values().forEach(deletion -> all.add(deletion.tombstone()));
    streams.values().forEach(deletion -> all.add(deletion.tombstone()));
    return all;
  }
}
