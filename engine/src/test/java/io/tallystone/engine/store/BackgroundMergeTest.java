package io.tallystone.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.maintenance.MergeOptions;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore.Appended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BackgroundMergeTest {
  private static final int MOST = 4;

  @TempDir private Path directory;

  @Test
  @Timeout(60)
  void aSealWakesTheMergeThatItMakesDue() throws Exception {
    try (StoreWorld world = new StoreWorld(directory)) {
      world.restart(world.options.withBackground(true).withMerge(3, 1 << 20));
      LogStream stream = world.stream(world.group("app"), "web-1");
      long begin = System.nanoTime();
      for (int i = 0; i < 7; i++) {
        assertThat(world.append(stream, StoreWorld.NOW, "event " + i))
            .isInstanceOf(Appended.Stored.class);
        world.store.seal();
      }
      while (merges(world) < 2) { // the timeout tells if it never comes
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(System.nanoTime() - begin).isLessThan(Upkeep.TIDY_EVERY.toNanos());
    }
  }

  @Test
  @Timeout(120)
  void appendsWaitForMergesOnceTooManySegmentsAreUnmerged() throws Exception {
    try (StoreWorld world = new StoreWorld(directory)) {
      world.restart(
          world
              .options
              .withBackground(true)
              .withAppendWait(Duration.ofMinutes(1))
              .withMemoryTableBytes(1) // each batch is sealed
              .withMerge(new MergeOptions(2, 1 << 20, 1, MOST)));
      LogGroup group = world.group("app");
      LogStream stream = world.stream(group, "web-1");
      long unmerged = 0;
      for (int i = 0; i < 200; i++) {
        assertThat(world.append(stream, StoreWorld.NOW, "event " + i))
            .isInstanceOf(Appended.Stored.class);
        unmerged = Math.max(unmerged, unmerged(world));
      }
      assertThat(unmerged).isBetween(2L, (long) MOST + world.options.maxFrozenTables() + 1);
      assertThat(world.store.read(StoreWorld.all(group)).events()).hasSize(200);
    }
  }

  private static long unmerged(StoreWorld world) {
    return world.catalog().snapshot().segments().stream()
        .filter(segment -> segment.level() == 0)
        .count();
  }

  private static double merges(StoreWorld world) {
    return world.store.status().gauges().getOrDefault("merges_total", 0.0);
  }
}
