package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {

  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(77), ZoneOffset.UTC);
  private static final Migration SECOND =
      new Migration(
          2,
          "second format",
          List.of(
              "ALTER TABLE node ADD COLUMN address TEXT NOT NULL DEFAULT ''",
              "CREATE TABLE made_by_second (id INTEGER PRIMARY KEY)"));

  @TempDir Path directory = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = directory.resolve("catalog.db");
  }

  @Test
  void eachMigrationIsMadeOnceAndNoted() throws SQLException {
    open(Schema.MIGRATIONS).close();
    open(withSecond()).close();
    open(withSecond()).close();
    assertThat(noted()).containsExactly("1 first format 77", "2 second format 77");
  }

  @Test
  @DisplayName("faults row 48: a database of a newer format is refused, naming both versions")
  void aNewerFormatIsRefusedNamingBothVersions() throws SQLException {
    open(withSecond()).close();
    assertThatThrownBy(() -> open(Schema.MIGRATIONS))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("version: 2 (expected: <= 1)")
        .hasMessageContaining(file.toString());
    assertThat(noted()).hasSize(2);
  }

  @Test
  @DisplayName("faults row 48: a migration that failed half-way is made again")
  void aMigrationThatFailedHalfWayIsMadeAgain() throws SQLException {
    SqliteCatalog first = open(Schema.MIGRATIONS);
    first.heartbeat("a", 5);
    first.close();
    List<String> failing = new ArrayList<>(SECOND.statements());
    failing.add("INSERT INTO no_such_table VALUES (1)");
    assertThatThrownBy(() -> open(with(new Migration(2, "fails", failing))))
        .isInstanceOf(CatalogException.class);
    assertThat(noted()).hasSize(1);
    SqliteCatalog resumed = open(withSecond());
    assertThat(resumed.liveNodes(5)).containsExactly("a");
    resumed.close();
    assertThat(noted()).hasSize(2);
  }

  @Test
  @DisplayName("faults row 48: a migration killed half-way is made again")
  void aMigrationKilledHalfWayIsMadeAgain() throws SQLException, IOException {
    open(Schema.MIGRATIONS).close();
    Path crashed = Files.createDirectory(directory.resolve("crashed"));
    try (Session session = Session.writer(file)) {
      // A page cache of nothing forces the half-made migration into the write-ahead log.
      session.executeOnce("PRAGMA cache_size = 0");
      session.executeOnce("PRAGMA cache_spill = 1");
      session.executeOnce("BEGIN IMMEDIATE");
      for (String statement : SECOND.statements()) {
        session.executeOnce(statement);
      }
      for (String name : List.of("catalog.db", "catalog.db-wal")) {
        Files.copy(directory.resolve(name), crashed.resolve(name));
      }
      session.executeOnce("ROLLBACK");
    }
    file = crashed.resolve("catalog.db");
    assertThat(noted()).hasSize(1);
    open(withSecond()).close();
    assertThat(noted()).hasSize(2);
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws SQLException {
    try (Session session = Session.writer(file)) {
      session.executeOnce("CREATE TABLE somebody_elses (id INTEGER)");
    }
    assertThatThrownBy(() -> open(Schema.MIGRATIONS))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("not a Tallystone catalog");
    try (Session session = Session.reader(file)) {
      assertThat(session.number("SELECT count(*) FROM sqlite_master")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("faults row 39: an empty file is a new catalogue, a file of zeros is refused")
  void anEmptyFileIsANewCatalogAndAFileOfZerosIsRefused() throws IOException {
    Files.createFile(file);
    open(Schema.MIGRATIONS).close();
    Path zeros = directory.resolve("zeros.db");
    Files.write(zeros, new byte[8192]);
    file = zeros;
    assertThatThrownBy(() -> open(Schema.MIGRATIONS))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(zeros.toString());
  }

  private SqliteCatalog open(List<Migration> migrations) {
    return SqliteCatalog.open(file, CLOCK, migrations);
  }

  private List<String> noted() throws SQLException {
    try (Session session = Session.reader(file)) {
      return session.list(
          "SELECT version, description, applied_at FROM schema_version ORDER BY version",
          row -> row.getLong(1) + " " + row.getString(2) + " " + row.getLong(3));
    }
  }

  private static List<Migration> withSecond() {
    return with(SECOND);
  }

  private static List<Migration> with(Migration second) {
    List<Migration> all = new ArrayList<>(Schema.MIGRATIONS);
    all.add(second);
    return all;
  }
}
