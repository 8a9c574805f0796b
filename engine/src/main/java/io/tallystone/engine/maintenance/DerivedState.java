package io.tallystone.engine.maintenance;

import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import java.util.Collection;

/** State that follows from events and advances with the checkpoint. */
public interface DerivedState {
  /** What to write when the table's events are sealed. */
  Collection<DocumentChange> changes(MemoryTable table);

  /** It was written; readers may still look into the table. */
  void written(MemoryTable table);
}
