package io.tallystone.engine.catalog;

import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.Documents.Document;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The statements on table {@code document}. */
final class DocumentTable {

  private static final String BY_KEY = " WHERE kind = ? AND scope = ? AND id = ?";
  private static final String INSERT =
      "INSERT INTO document (kind, scope, id, body) VALUES (?, ?, ?, ?)";

  private DocumentTable() {}

  static Optional<String> find(Session session, Documents.Key key) throws SQLException {
    return session.first(
        "SELECT body FROM document" + BY_KEY,
        row -> row.getString(1),
        key.kind(),
        key.scope(),
        key.id());
  }

  static List<Document> list(Session session, String kind, String scope, NameRange range, int limit)
      throws SQLException {
    return session.list(
        "SELECT kind, scope, id, body FROM document WHERE kind = ? AND scope = ? AND "
            + range.condition()
            + " ORDER BY id LIMIT ?",
        DocumentTable::read,
        range.parameters(List.of(kind, scope), limit));
  }

  static List<Document> listAll(Session session, String kind) throws SQLException {
    return session.list(
        "SELECT kind, scope, id, body FROM document WHERE kind = ? ORDER BY scope, id",
        DocumentTable::read,
        kind);
  }

  /** Stores a new one; whether there was none. */
  static boolean insert(Session session, Documents.Key key, String body) throws SQLException {
    return session.update(
            INSERT + " ON CONFLICT DO NOTHING",
            key.kind(),
            key.scope(),
            key.id(),
            WellFormed.require("document", body))
        == 1;
  }

  static void put(Session session, Documents.Key key, String body) throws SQLException {
    session.update(
        INSERT + " ON CONFLICT (kind, scope, id) DO UPDATE SET body = excluded.body",
        key.kind(),
        key.scope(),
        key.id(),
        WellFormed.require("document", body));
  }

  static boolean delete(Session session, Documents.Key key) throws SQLException {
    return session.update("DELETE FROM document" + BY_KEY, key.kind(), key.scope(), key.id()) == 1;
  }

  static void delete(Session session, Collection<Documents.Key> keys) throws SQLException {
    for (Documents.Key key : keys) {
      delete(session, key);
    }
  }

  static void apply(Session session, Collection<DocumentChange> changes) throws SQLException {
    for (DocumentChange change : changes) {
      String body = change.body();
      if (body == null) {
        delete(session, change.key());
      } else {
        put(session, change.key(), body);
      }
    }
  }

  private static Document read(ResultSet row) throws SQLException {
    return new Document(
        new Documents.Key(row.getString(1), row.getString(2), row.getString(3)), row.getString(4));
  }
}
