package io.tallystone.engine.store;

import io.tallystone.engine.memory.EventBatch;
import io.tallystone.engine.memory.ProducerKey;
import io.tallystone.engine.memory.ProducerMark;
import io.tallystone.engine.memory.ProducerSequence;
import io.tallystone.engine.spi.Journal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back what the journal holds beyond the checkpoint: work in proportion to what was not
 * sealed, whatever the store holds besides.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final int PARTITION = 0;

  /**
   * How many batch ids are remembered. An append whose outcome was unknown lands, if at all, while
   * its connection lives: soon, so a window does.
   */
  private static final int REMEMBERED_IDS = 50_000;

  private final Function<ProducerKey, @Nullable ProducerMark> sealedMark;
  private final Map<ProducerKey, Long> sequences = new LinkedHashMap<>();
  private final Set<UUID> ids =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
              return size() > REMEMBERED_IDS;
            }
          });

  /**
   * New.
   *
   * @param sealedMark how far a producer had come at the checkpoint
   */
  Recovery(Function<ProducerKey, @Nullable ProducerMark> sealedMark) {
    this.sealedMark = sealedMark;
  }

  /**
   * Gives all batches from the offset on, each once, in order. Batches of deleted streams are among
   * them: as long as the journal holds them, their tombstones must stay.
   *
   * @param skipped told the offset of each entry that repeats an earlier one
   * @throws StoreUnusable if the journal does not reach back to the offset, or not up to it
   */
  void replay(Journal journal, long from, Consumer<EventBatch> taker, LongConsumer skipped) {
    long end = journal.end(PARTITION);
    if (end < from) {
      throw new StoreUnusable(
          "the journal ends at offset "
              + end
              + " but the catalogue has sealed up to "
              + from
              + ": they do not belong together; restore both from one backup");
    }
    long batches = 0;
    try (Journal.Cursor cursor = journal.read(PARTITION, from)) {
      while (cursor.next()) {
        Journal.Entry entry = cursor.entry();
        EventBatch batch = EventBatch.read(entry.offset(), entry.payload());
        if (ids.add(entry.batchId()) && isNew(batch)) {
          taker.accept(batch);
          batches++;
        } else {
          skipped.accept(entry.offset());
        }
      }
    } catch (Journal.OffsetOutOfRange e) {
      throw new StoreUnusable(
          "journal entries that the catalogue has not sealed yet are missing: "
              + e.getMessage()
              + "; restore the journal directory",
          e);
    }
    log.info("journal replayed from offset {}: {} batches, end {}", from, batches, end);
  }

  private boolean isNew(EventBatch batch) {
    ProducerSequence producer = batch.producer();
    if (producer == null) {
      return true;
    }
    ProducerKey key = new ProducerKey(batch.streamId(), producer.producerId());
    Long last = sequences.get(key);
    if (last == null) {
      ProducerMark mark = sealedMark.apply(key);
      boolean counts = mark != null && !ProducerCheckpoints.isExpired(mark, batch.ingestionTime());
      last = counts && mark != null ? mark.sequence() : Long.MIN_VALUE;
    }
    sequences.put(key, Math.max(last, producer.sequence()));
    return producer.sequence() > last;
  }
}
