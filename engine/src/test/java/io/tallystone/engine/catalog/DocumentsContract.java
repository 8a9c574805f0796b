package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.Catalog;
import io.tallystone.engine.spi.Catalog.DocumentChange;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.Documents.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Documents} does. */
abstract class DocumentsContract {

  private static final Documents.Key KEY = key("alice");

  protected Catalog catalog = none();
  protected Documents documents = noDocuments();

  /** Opens the catalogue of this test; what was stored before in the test is there again. */
  protected abstract Catalog open();

  @BeforeEach
  void openFirst() {
    catalog = open();
    documents = catalog.documents();
  }

  @AfterEach
  void closeLast() {
    catalog.close();
  }

  @SuppressWarnings("NullAway") // set before each test
  private static Catalog none() {
    return null;
  }

  @SuppressWarnings("NullAway") // set before each test
  private static Documents noDocuments() {
    return null;
  }

  private void reopen() {
    catalog.close();
    openFirst();
  }

  @Test
  void aDocumentIsCreatedOnceFoundAndDeletedOnce() {
    assertThat(documents.find(KEY)).isEmpty();
    assertThat(documents.create(KEY, "{\"a\":\"\0 ' 😀\"}")).isTrue();
    assertThat(documents.create(KEY, "{}")).isFalse();
    reopen();
    assertThat(documents.find(KEY)).contains("{\"a\":\"\0 ' 😀\"}");
    assertThat(documents.delete(KEY)).isTrue();
    assertThat(documents.delete(KEY)).isFalse();
    reopen();
    assertThat(documents.find(KEY)).isEmpty();
  }

  @Test
  void kindScopeAndIdTellDocumentsApart() {
    documents.create(new Documents.Key("k", "s", "i"), "1");
    documents.create(new Documents.Key("k2", "s", "i"), "2");
    documents.create(new Documents.Key("k", "s2", "i"), "3");
    documents.create(new Documents.Key("k", "s", "i2"), "4");
    assertThat(documents.find(new Documents.Key("k", "s", "i"))).contains("1");
    assertThat(documents.list("k", "s", "", null, 10)).hasSize(2);
    assertThat(documents.listAll("k")).extracting(Document::body).containsExactly("1", "4", "3");
  }

  @Test
  void documentsAreListedByIdInPages() {
    for (String id : List.of("b", "a%", "a", "ab", "a_", "B")) {
      documents.create(key(id), id);
    }
    assertThat(ids("", null, 10)).containsExactly("B", "a", "a%", "a_", "ab", "b");
    assertThat(ids("a", null, 2)).containsExactly("a", "a%");
    assertThat(ids("a", "a%", 10)).containsExactly("a_", "ab");
    assertThat(ids("a%", null, 10)).containsExactly("a%");
    assertThat(ids("\uD800", null, 10)).isEmpty();
  }

  @Test
  void anUpdateCreatesChangesAndDeletes() {
    assertThat(documents.update(KEY, old -> old == null ? "1" : "wrong")).isEqualTo("1");
    assertThat(documents.update(KEY, old -> old + "2")).isEqualTo("12");
    reopen();
    assertThat(documents.find(KEY)).contains("12");
    assertThat(documents.update(KEY, old -> null)).isNull();
    assertThat(documents.find(KEY)).isEmpty();
    assertThat(documents.update(KEY, old -> old)).isNull();
  }

  @Test
  void whatAnUpdateThrowsIsThrownOnAndNothingChanges() {
    documents.create(KEY, "1");
    RuntimeException thrown = new IllegalArgumentException("no");
    assertThatThrownBy(
            () ->
                documents.update(
                    KEY,
                    old -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(documents.find(KEY)).contains("1");
    assertThat(documents.update(KEY, old -> old + "2")).isEqualTo("12");
  }

  @Test
  void anUpdateMayReadButNotChangeTheCatalog() {
    documents.create(key("bob"), "b");
    assertThat(documents.update(KEY, old -> documents.find(key("bob")).orElseThrow()))
        .isEqualTo("b");
    assertThatThrownBy(
            () ->
                documents.update(
                    KEY,
                    old -> {
                      documents.delete(key("bob"));
                      return "x";
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(documents.find(KEY)).contains("b");
    assertThat(documents.find(key("bob"))).contains("b");
  }

  @Test
  void severalChangesAreAppliedTogetherInOrder() {
    documents.create(key("old"), "old");
    documents.apply(
        List.of(
            new DocumentChange(KEY, "1"),
            new DocumentChange(KEY, "2"),
            new DocumentChange(key("old"), null),
            new DocumentChange(key("none"), null)));
    reopen();
    assertThat(documents.find(KEY)).contains("2");
    assertThat(documents.find(key("old"))).isEmpty();
    assertThatThrownBy(
            () ->
                documents.apply(
                    List.of(new DocumentChange(KEY, "3"), new DocumentChange(KEY, "\uD800"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(documents.find(KEY)).contains("2");
  }

  @Test
  void clearForgetsAllKinds() {
    documents.create(KEY, "1");
    documents.create(new Documents.Key("other", "s", "i"), "1");
    documents.clear();
    reopen();
    assertThat(documents.find(KEY)).isEmpty();
    assertThat(documents.listAll("other")).isEmpty();
  }

  @Test
  void noUpdateOfManyCallersIsLost() throws Exception {
    int threads = 8;
    int updates = 50;
    List<Callable<Boolean>> callers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      callers.add(
          () -> {
            for (int i = 0; i < updates; i++) {
              documents.update(KEY, DocumentsContract::increment);
            }
            return true;
          });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Boolean> result : pool.invokeAll(callers)) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(documents.find(KEY)).contains(Integer.toString(threads * updates));
  }

  private static String increment(@Nullable String old) {
    return Integer.toString(Integer.parseInt(Objects.requireNonNullElse(old, "0")) + 1);
  }

  private static Documents.Key key(String id) {
    return new Documents.Key("iam-user", "000000000000", id);
  }

  private List<String> ids(String prefix, @Nullable String after, int limit) {
    return documents.list("iam-user", "000000000000", prefix, after, limit).stream()
        .map(document -> document.key().id())
        .toList();
  }
}
