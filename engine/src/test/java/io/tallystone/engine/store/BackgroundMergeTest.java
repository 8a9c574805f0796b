package io.tallystone.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore.Appended;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BackgroundMergeTest {
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

  private static double merges(StoreWorld world) {
    return world.store.status().gauges().getOrDefault("merges_total", 0.0);
  }
}
