package io.tallystone.engine.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Small durable JSON documents, found by kind, scope and id. Each call is one durable transaction.
 */
public interface Documents {

  /**
   * Names a document.
   *
   * @param kind what it is, e.g. {@code iam-user}
   * @param scope the world it lives in, e.g. {@code 000000000000} or {@code 000000000000/us-east-1}
   * @param id unique in kind and scope
   */
  record Key(String kind, String scope, String id) {}

  /** A stored document. */
  record Document(Key key, String body) {}

  /** The document's body, if there is one. */
  Optional<String> find(Key key);

  /**
   * Documents of a kind and scope whose id starts with the prefix and is above {@code after} (if
   * given), by id, at most {@code limit}.
   */
  List<Document> list(
      String kind, String scope, String idPrefix, @Nullable String after, int limit);

  /** Documents of a kind in all scopes. */
  List<Document> listAll(String kind);

  /** Stores a new document; false if there is one already. */
  boolean create(Key key, String body);

  /**
   * Changes a document atomically: gets the body or null, returns the new body, or null to delete.
   * Calls for one key are serialised. What the function throws is thrown on, and nothing changes.
   * The function runs inside the transaction, maybe on another thread: it must be quick and must
   * not change the catalogue itself ({@link IllegalStateException}).
   *
   * @return the new body
   */
  @Nullable String update(Key key, UnaryOperator<@Nullable String> change);

  /** Removes a document; false if there was none. */
  boolean delete(Key key);

  /** Several changes in one transaction. */
  void apply(List<Catalog.DocumentChange> changes);

  /** Forgets all documents of all kinds. */
  void clear();
}
