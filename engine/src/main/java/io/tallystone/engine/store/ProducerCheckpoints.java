package io.tallystone.engine.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tallystone.engine.maintenance.DerivedState;
import io.tallystone.engine.memory.MemoryTable;
import io.tallystone.engine.memory.ProducerKey;
import io.tallystone.engine.memory.ProducerMark;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.Documents.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far producers had come when their batches were sealed: one document each, written in the
 * catalogue transaction that moves the checkpoint.
 *
 * <pre>
 * kind  producer-sequence
 * id    stream id in decimal, '/', producer id
 * body  [sequence, ms since the epoch]
 * </pre>
 */
final class ProducerCheckpoints implements DerivedState {
  /** A producer silent for so long is forgotten. Events older than this are refused anyway. */
  static final Duration KEPT = Duration.ofDays(14);

  private static final String KIND = "producer-sequence";
  private static final String SCOPE = "";
  private static final int CACHED = 50_000;
  private static final int PAGE = 1_000;

  private final Documents documents;
  private final Cache<ProducerKey, Optional<ProducerMark>> cache =
      Caffeine.newBuilder().maximumSize(CACHED).executor(Runnable::run).build();

  ProducerCheckpoints(Documents documents) {
    this.documents = documents;
  }

  static boolean isExpired(ProducerMark mark, long now) {
    return mark.at() < now - KEPT.toMillis();
  }

  /** How far the producer had come by the last seal. */
  @Nullable ProducerMark find(ProducerKey key) {
    Optional<ProducerMark> mark =
        cache.get(key, wanted -> documents.find(keyOf(wanted)).map(ProducerCheckpoints::parse));
    return mark == null ? null : mark.orElse(null);
  }

  @Override
  public List<DocumentChange> changes(MemoryTable table) {
    List<DocumentChange> changes = new ArrayList<>();
    table
        .producers()
        .forEach(
            (key, mark) ->
                changes.add(
                    new DocumentChange(keyOf(key), "[" + mark.sequence() + "," + mark.at() + "]")));
    return changes;
  }

  @Override
  public void written(MemoryTable table) {
    cache.invalidateAll(table.producers().keySet());
  }

  /** Everything was deleted. */
  void cleared() {
    cache.invalidateAll();
  }

  /** Removes the documents of producers that were silent for too long. */
  void expire(long now) {
    String after = null;
    List<Document> page;
    do {
      page = documents.list(KIND, SCOPE, "", after, PAGE);
      List<DocumentChange> gone =
          page.stream()
              .filter(document -> isExpired(parse(document.body()), now))
              .map(document -> new DocumentChange(document.key(), null))
              .toList();
      if (!gone.isEmpty()) {
        documents.apply(gone);
      }
      after = page.isEmpty() ? null : page.getLast().key().id();
    } while (page.size() == PAGE);
  }

  private static Documents.Key keyOf(ProducerKey key) {
    return new Documents.Key(KIND, SCOPE, key.streamId() + "/" + key.producerId());
  }

  private static ProducerMark parse(String body) {
    int comma = body.indexOf(',');
    return new ProducerMark(
        Long.parseLong(body, 1, comma, 10), Long.parseLong(body, comma + 1, body.length() - 1, 10));
  }
}
