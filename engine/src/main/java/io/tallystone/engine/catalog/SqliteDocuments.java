package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Documents in one table, found through its primary key. */
final class SqliteDocuments implements Documents {

  private final Readers readers;
  private final Writer writer;

  SqliteDocuments(Readers readers, Writer writer) {
    this.readers = readers;
    this.writer = writer;
  }

  @Override
  public Optional<String> find(Key key) {
    return wellFormed(key) ? readers.read(s -> DocumentTable.find(s, key)) : Optional.empty();
  }

  @Override
  public List<Document> list(
      String kind, String scope, String idPrefix, @Nullable String after, int limit) {
    if (!WellFormed.test(idPrefix)) {
      return List.of();
    }
    NameRange range = new NameRange("id", idPrefix, after, false);
    return readers.read(s -> DocumentTable.list(s, kind, scope, range, limit));
  }

  @Override
  public List<Document> listAll(String kind) {
    return readers.read(s -> DocumentTable.listAll(s, kind));
  }

  @Override
  public boolean create(Key key, String body) {
    require(key);
    return writer.write(s -> DocumentTable.insert(s, key, body));
  }

  @Override
  public @Nullable String update(Key key, UnaryOperator<@Nullable String> change) {
    require(key);
    Optional<String> updated =
        writer.write(
            s -> {
              Optional<String> old = DocumentTable.find(s, key);
              String body = change.apply(old.orElse(null));
              DocumentTable.apply(s, List.of(new DocumentChange(key, body)));
              return Optional.ofNullable(body);
            });
    return updated.orElse(null);
  }

  @Override
  public boolean delete(Key key) {
    return wellFormed(key) && writer.write(s -> DocumentTable.delete(s, key));
  }

  @Override
  public void apply(List<DocumentChange> changes) {
    changes.forEach(change -> require(change.key()));
    writer.write(
        s -> {
          DocumentTable.apply(s, changes);
          return true;
        });
  }

  @Override
  public void clear() {
    writer.write(s -> s.update("DELETE FROM document"));
  }

  private static boolean wellFormed(Key key) {
    return WellFormed.test(key.scope()) && WellFormed.test(key.id());
  }

  private static void require(Key key) {
    WellFormed.require("document scope", key.scope());
    WellFormed.require("document id", key.id());
  }
}
