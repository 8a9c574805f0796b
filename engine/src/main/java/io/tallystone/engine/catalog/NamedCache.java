package io.tallystone.engine.catalog;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

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

  /**
   * Replaced as a whole when the table is emptied: a load still running fills maps nobody reads.
   */
  private record Maps<N, V>(ConcurrentMap<N, Long> ids, ConcurrentMap<Long, V> entries) {}

  private final int size;
  private final Function<N, Optional<Long>> idOfName;
  private final Function<Long, Optional<V>> entryOfId;
  private volatile Maps<N, V> maps;

  NamedCache(
      int size, Function<N, Optional<Long>> idOfName, Function<Long, Optional<V>> entryOfId) {
    this.size = size;
    this.idOfName = idOfName;
    this.entryOfId = entryOfId;
    this.maps = empty(size);
  }

  private static <N, V> Maps<N, V> empty(int size) {
    return new Maps<>(
        Caffeine.newBuilder().maximumSize(size).<N, Long>build().asMap(),
        Caffeine.newBuilder().maximumSize(size).<Long, V>build().asMap());
  }

  Optional<V> byName(N name) {
    Maps<N, V> now = maps;
    Long id = now.ids().computeIfAbsent(name, key -> idOfName.apply(key).orElse(null));
    return id == null ? Optional.empty() : byId(now, id);
  }

  Optional<V> byId(long id) {
    return byId(maps, id);
  }

  private Optional<V> byId(Maps<N, V> now, long id) {
    return Optional.ofNullable(
        now.entries().computeIfAbsent(id, key -> entryOfId.apply(key).orElse(null)));
  }

  /** The entry was changed. */
  void changed(long id) {
    maps.entries().remove(id);
  }

  /** The entry is gone. */
  void removed(N name, long id) {
    maps.ids().remove(name);
    maps.entries().remove(id);
  }

  /** The table is empty. */
  void cleared() {
    maps = empty(size);
  }
}
