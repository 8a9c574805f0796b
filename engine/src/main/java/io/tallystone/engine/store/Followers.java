package io.tallystone.engine.store;

import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.store.LogStore.Follower;
import io.tallystone.engine.store.LogStore.Following;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of acknowledged batches, by group. */
final class Followers {
  private static final Logger log = LoggerFactory.getLogger(Followers.class);

  private final Map<Long, List<Follower>> byGroup = new ConcurrentHashMap<>();

  Following add(long groupId, Follower follower) {
    byGroup.compute(
        groupId,
        (_, known) -> {
          List<Follower> followers = known == null ? new CopyOnWriteArrayList<>() : known;
          followers.add(follower);
          return followers;
        });
    return () -> remove(groupId, follower);
  }

  private void remove(long groupId, Follower follower) {
    byGroup.computeIfPresent(
        groupId,
        (_, followers) -> {
          followers.remove(follower);
          return followers.isEmpty() ? null : followers;
        });
  }

  /** Tells the group's followers; events become objects only if there are any. */
  void tell(EventBatch batch) {
    List<Follower> followers = byGroup.get(batch.groupId());
    if (followers == null) {
      return;
    }
    List<StoredEvent> events = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      events.add(batch.event(i));
    }
    List<StoredEvent> shared = List.copyOf(events);
    for (Follower follower : followers) {
      try {
        follower.acknowledged(batch.streamId(), shared);
      } catch (RuntimeException e) {
        log.error("a follower of group {} failed: {}", batch.groupId(), e.toString(), e);
      }
    }
  }
}
