package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class NamedCacheTest {

  private final Map<String, Long> ids = new ConcurrentHashMap<>();
  private final Map<Long, String> rows = new ConcurrentHashMap<>();

  @Test
  void absenceIsNotRemembered() {
    NamedCache<String, String> cache = cache();
    assertThat(cache.byName("a")).isEmpty();
    assertThat(cache.byId(1)).isEmpty();
    ids.put("a", 1L);
    rows.put(1L, "row");
    assertThat(cache.byName("a")).contains("row");
    assertThat(cache.byId(1)).contains("row");
  }

  @Test
  void anEntryChangedByIdIsFreshUnderItsName() {
    NamedCache<String, String> cache = cache();
    ids.put("a", 1L);
    rows.put(1L, "old");
    assertThat(cache.byName("a")).contains("old");
    rows.put(1L, "new");
    assertThat(cache.byName("a")).contains("old"); // it is a cache
    cache.changed(1);
    assertThat(cache.byName("a")).contains("new");
  }

  @Test
  void whatALoadReadBeforeTheChangeDoesNotStay() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    rows.put(1L, "old");
    NamedCache<String, String> cache =
        new NamedCache<>(
            10,
            name -> Optional.ofNullable(ids.get(name)),
            id -> {
              Optional<String> read = Optional.ofNullable(rows.get(id));
              loading.countDown();
              awaitQuietly(go);
              return read;
            });
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<Optional<String>> reader = pool.submit(() -> cache.byId(1));
      loading.await();
      rows.put(1L, "new");
      Future<?> change = pool.submit(() -> cache.changed(1));
      go.countDown();
      assertThat(reader.get()).contains("old");
      change.get();
    }
    assertThat(cache.byId(1)).contains("new");
  }

  @Test
  void clearingDropsWhatIsBeingLoadedToo() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ids.put("a", 1L);
    rows.put(1L, "old");
    NamedCache<String, String> cache =
        new NamedCache<>(
            10,
            name -> Optional.ofNullable(ids.get(name)),
            id -> {
              Optional<String> read = Optional.ofNullable(rows.get(id));
              loading.countDown();
              awaitQuietly(go);
              return read;
            });
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<Optional<String>> reader = pool.submit(() -> cache.byName("a"));
      loading.await();
      ids.clear();
      rows.clear();
      Future<?> clearing = pool.submit(cache::cleared);
      go.countDown();
      assertThat(reader.get()).contains("old");
      clearing.get();
    }
    assertThat(cache.byName("a")).isEmpty();
    assertThat(cache.byId(1)).isEmpty();
  }

  private NamedCache<String, String> cache() {
    return new NamedCache<>(
        10, name -> Optional.ofNullable(ids.get(name)), id -> Optional.ofNullable(rows.get(id)));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
