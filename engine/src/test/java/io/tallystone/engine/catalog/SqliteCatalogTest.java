package io.tallystone.engine.catalog;

import static io.tallystone.engine.catalog.DirectoryTestWorld.SCOPE;
import static io.tallystone.engine.catalog.DirectoryTestWorld.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is special to the embedded catalogue: its file, its limits, its background work. */
final class SqliteCatalogTest {

  @TempDir Path directory = Path.of("");
  private Path file = Path.of("");
  private SqliteCatalog catalog = none();

  @SuppressWarnings("NullAway") // set before each test
  private static SqliteCatalog none() {
    return null;
  }

  @BeforeEach
  void open() {
    file = directory.resolve("catalog.db");
    catalog = SqliteCatalog.open(file, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  @DisplayName("faults row 37: a full volume refuses changes, serves reads, and recovers by itself")
  void aFullVolumeRefusesChangesServesReadsAndRecovers() {
    Documents documents = catalog.documents();
    Documents.Key kept = new Documents.Key("k", "s", "kept");
    documents.create(kept, "1");
    long pages = number("PRAGMA page_count");
    limitPages(pages + 2);
    String large = "x".repeat(100_000);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> documents.create(new Documents.Key("k", "s", "large"), large))
          .isInstanceOfSatisfying(
              CatalogException.class, e -> assertThat(e.full()).as(e.toString()).isTrue());
    }
    assertThat(documents.find(kept)).contains("1");
    assertThat(documents.update(kept, old -> "2")).isEqualTo("2");
    limitPages(1_000_000);
    assertThat(documents.create(new Documents.Key("k", "s", "large"), large)).isTrue();
    assertThat(damage()).isEmpty();
  }

  private void limitPages(long pages) {
    assertThat(number("PRAGMA max_page_count = " + pages)).isEqualTo(pages);
  }

  @Test
  void everyCommitIsSyncedToTheWriteAheadLog() {
    assertThat(number("PRAGMA synchronous")).isEqualTo(2);
    assertThat(number("PRAGMA foreign_keys")).isEqualTo(1);
    catalog.directory().createGroup(group("g"));
    assertThat(directory.resolve("catalog.db-wal")).isNotEmptyFile();
  }

  @Test
  void aClosedCatalogIsOneFile() {
    catalog.directory().createGroup(group("g"));
    catalog.close();
    assertThat(Files.exists(directory.resolve("catalog.db-wal"))).isFalse();
    assertThat(file).exists();
  }

  @Test
  void streamsOfADeletedGroupAreRemovedInTheBackground() {
    int count = 3 * CatalogLimits.PURGED_PER_STEP + 1;
    long group = groupOf(count);
    catalog.directory().deleteGroup(SCOPE, "g", 5);
    await(() -> rows("log_stream") == 0 && rows("stream_purge") == 0);
    assertThat(catalog.directory().groupById(group)).isEmpty();
    assertThat(damage()).isEmpty();
  }

  @Test
  void removalGoesOnAfterARestart() throws SQLException {
    groupOf(CatalogLimits.PURGED_PER_STEP * 2);
    catalog.close();
    // As deleteGroup leaves it when the process ends at once.
    try (Session session = Session.writer(file)) {
      long id = session.number("SELECT id FROM log_group");
      session.update("DELETE FROM log_group");
      StreamPurge.note(session, id);
    }
    open();
    assertThat(damage()).isEmpty();
    await(() -> rows("log_stream") == 0 && rows("stream_purge") == 0);
  }

  @Test
  void listingsEnterTheirIndexAtTheLastNameSeen() {
    for (boolean descending : new boolean[] {false, true}) {
      String sign = descending ? "<" : ">";
      assertThat(plan(StreamTable.byLastEventSql(true, descending), 1L, 5L, "a", 10))
          .containsExactly(
              "SEARCH log_stream USING INDEX log_stream_by_last_event (group_id=? AND"
                  + " (last_event_order,name)"
                  + sign
                  + "(?,?))");
      assertThat(plan(StreamTable.byLastEventSql(false, descending), 1L, 10))
          .containsExactly("SEARCH log_stream USING INDEX log_stream_by_last_event (group_id=?)");
    }
  }

  private List<String> plan(String sql, Object... parameters) {
    String explain = "EXPLAIN QUERY PLAN " + sql;
    return catalog.writer().write(s -> s.list(explain, row -> row.getString(4), parameters));
  }

  @Test
  @DisplayName("faults row 38: a flipped bit is found by verify or refused, never served as sound")
  void aFlippedBitIsFound() throws IOException {
    groupOf(2_000);
    catalog.close();
    long seed = 42;
    Random random = new Random(seed);
    byte[] sound = Files.readAllBytes(file);
    int found = 0;
    for (int i = 0; i < 5; i++) {
      try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
        // A whole sector of an index or table page.
        damaged.seek(4096L * (15 + random.nextInt(20)));
        damaged.write(new byte[512]);
      }
      open();
      found += damage().isEmpty() ? 0 : 1;
      catalog.close();
      Files.write(file, sound);
    }
    assertThat(found).as("seed " + seed).isEqualTo(5);
    open();
    assertThat(damage()).isEmpty();
  }

  @Test
  void verifyComparesCountsWithRows() {
    long group = groupOf(3);
    catalog.writer().write(s -> s.update("UPDATE log_group SET stream_count = 7"));
    assertThat(damage()).containsExactly("log group g: stream count: 7 (expected: 3)");
    catalog.writer().write(s -> s.update("DELETE FROM log_group"));
    assertThat(damage()).containsExactly("3 log streams of no log group: " + group);
  }

  // -- small words for the tests above

  private long groupOf(int streams) {
    long group = catalog.directory().createGroup(group("g")).orElseThrow().id();
    catalog
        .writer()
        .write(
            s -> {
              for (int i = 0; i < streams; i++) {
                LogStream stream = StreamTable.insert(s, group, "s" + i, 1).orElseThrow();
                assertThat(stream.id()).isPositive();
              }
              return GroupTable.countStreams(s, group, streams);
            });
    return group;
  }

  private long rows(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  private long number(String sql) {
    return catalog.writer().write(s -> s.number(sql));
  }

  private List<String> damage() {
    List<String> damage = new ArrayList<>();
    catalog.verify(damage::add);
    return damage;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }
}
