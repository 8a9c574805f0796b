package io.tallystone.server.auth;

import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Documents that live as long as the object, for tests of what is above them. */
public final class MemoryDocuments implements Documents {
  private final Map<Key, String> bodies = new LinkedHashMap<>();

  @Override
  public synchronized Optional<String> find(Key key) {
    return Optional.ofNullable(bodies.get(key));
  }

  @Override
  public synchronized List<Document> list(
      String kind, String scope, String idPrefix, @Nullable String after, int limit) {
    return listAll(kind).stream()
        .filter(document -> document.key().scope().equals(scope))
        .filter(document -> document.key().id().startsWith(idPrefix))
        .filter(document -> after == null || document.key().id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Document> listAll(String kind) {
    return bodies.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals(kind))
        .map(entry -> new Document(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(document -> document.key().id()))
        .toList();
  }

  @Override
  public synchronized boolean create(Key key, String body) {
    return bodies.putIfAbsent(key, body) == null;
  }

  @Override
  public synchronized @Nullable String update(Key key, UnaryOperator<@Nullable String> change) {
    String body = change.apply(bodies.get(key));
    apply(List.of(new DocumentChange(key, body)));
    return body;
  }

  @Override
  public synchronized boolean delete(Key key) {
    return bodies.remove(key) != null;
  }

  @Override
  public synchronized void apply(List<DocumentChange> changes) {
    for (DocumentChange change : new ArrayList<>(changes)) {
      String body = change.body();
      if (body == null) {
        bodies.remove(change.key());
      } else {
        bodies.put(change.key(), body);
      }
    }
  }

  @Override
  public synchronized void clear() {
    bodies.clear();
  }

  /** How many there are. */
  public synchronized int size() {
    return bodies.size();
  }
}
