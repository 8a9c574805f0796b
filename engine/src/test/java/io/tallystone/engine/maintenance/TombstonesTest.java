package io.tallystone.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.event.NewEvent;
import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.Slabs;
import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.Tombstone;
import io.tallystone.engine.view.Deletions;
import io.tallystone.engine.view.LiveSegment;
import io.tallystone.engine.view.View;
import io.tallystone.engine.view.Views;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TombstonesTest {
  private static final long GROUP = 1;
  private static final int NEEDED = 2 * LiveSegment.STREAMS_LOOKED_FOR + 10;
  private static final long NOW = Duration.ofDays(365).toMillis();

  @TempDir private Path directory;

  @Test
  void manyThatAreNeededDoNotKeepTheOthersFromTheirTurn() throws IOException {
    Deletions deletions = new Deletions();
    MemoryTable table = new MemoryTable(0, new Slabs(1 << 20, 1));
    for (int i = 1; i <= NEEDED; i++) {
      List<NewEvent> events = List.of(new NewEvent(1, new byte[] {'a'}));
      table.add(EventBatch.of(GROUP, i, 1, null, events).at(i));
      deletions.add(new Tombstone(GROUP, i, i));
    }
    Tombstone unneeded = new Tombstone(GROUP, NEEDED + 1, NEEDED + 1);
    deletions.add(unneeded);
    try (Catalog catalog = SqliteCatalog.open(directory.resolve("catalog.db"), Clock.systemUTC());
        Views views = new Views(table, List.of());
        View view = views.acquire()) {
      Tombstones tombstones = new Tombstones(catalog, deletions);
      for (int pass = 0; pass < 30; pass++) {
        tombstones.begin(NOW);
        tombstones.dropUnneeded(List.of(), view);
      }
    }
    assertThat(deletions.tombstones()).hasSize(NEEDED).doesNotContain(unneeded);
  }
}
