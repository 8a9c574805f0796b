package io.tallystone.engine.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hot entries of a table, found by name or by id, in bounded memory.
 *
 * <p>Only the id is kept under the name, so that an entry changed by id never lives on under its
 * name. What is absent is not remembered: a name may be created at any moment.
 *
 * <p>No stale entry stays: a load runs inside the map's atomic computation, and whoever changes the
 * table drops the entry after the commit. A drop waits for a running load of its key and removes
 * what that load has read before the commit.
 *
 * @param <N> the name in its world
 * @param <V> the entry
 */
final class NamedCache<N, V> {

  private final Cache<N, @Nullable Long> ids;
  private final Cache<Long, @Nullable V> entries;
  private final Function<N, Optional<Long>> idOfName;
  private final Function<Long, Optional<V>> entryOfId;

  NamedCache(
      int entries, Function<N, Optional<Long>> idOfName, Function<Long, Optional<V>> entryOfId) {
    this.ids = Caffeine.newBuilder().maximumSize(entries).build();
    this.entries = Caffeine.newBuilder().maximumSize(entries).build();
    this.idOfName = idOfName;
    this.entryOfId = entryOfId;
  }

  Optional<V> byName(N name) {
    Long id = ids.asMap().computeIfAbsent(name, key -> idOfName.apply(key).orElse(null));
    return id == null ? Optional.empty() : byId(id);
  }

  Optional<V> byId(long id) {
    return Optional.ofNullable(
        entries.asMap().computeIfAbsent(id, key -> entryOfId.apply(key).orElse(null)));
  }

  /** The entry was changed. */
  void changed(long id) {
    entries.asMap().remove(id);
  }

  /** The entry is gone. */
  void removed(N name, long id) {
    ids.asMap().remove(name);
    entries.asMap().remove(id);
  }

  /** The table is empty. */
  void cleared() {
    ids.asMap().keySet().removeIf(name -> true);
    entries.asMap().keySet().removeIf(id -> true);
  }
}
