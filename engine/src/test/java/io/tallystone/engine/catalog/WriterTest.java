package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.CatalogException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

final class WriterTest {

  @TempDir Path directory = Path.of("");
  private Writer writer = none();

  @SuppressWarnings("NullAway") // set before each test
  private static Writer none() {
    return null;
  }

  @BeforeEach
  void open() throws SQLException {
    writer = new Writer(Session.writer(directory.resolve("t.db")));
    writer.write(s -> s.update("CREATE TABLE t (id INTEGER PRIMARY KEY)"));
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void aChangeThatFailsIsUndoneAndThoseInItsTransactionStay() throws Exception {
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Integer> first =
          pool.submit(
              () ->
                  writer.write(
                      s -> {
                        running.countDown();
                        awaitQuietly(go);
                        return s.update("INSERT INTO t VALUES (1000)");
                      }));
      running.await();
      // While the writer is held, these gather into one transaction.
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int id = i;
        results.add(pool.submit(() -> writer.write(s -> insertOrFail(s, id))));
      }
      while (writer.waiting() < 20) {
        Thread.onSpinWait();
      }
      go.countDown();
      assertThat(first.get()).isEqualTo(1);
      for (int i = 0; i < 20; i++) {
        Future<Integer> result = results.get(i);
        switch (i % 4) {
          case 1 -> assertThatThrownBy(result::get).hasCauseInstanceOf(ArithmeticException.class);
          case 2 -> assertThatThrownBy(result::get).hasCauseInstanceOf(CatalogException.class);
          case 3 -> assertThatThrownBy(result::get).hasCauseInstanceOf(AssertionError.class);
          default -> assertThat(result.get()).isEqualTo(1);
        }
      }
    }
    assertThat(ids()).containsExactly(0, 4, 8, 12, 16, 1000);
  }

  @Test
  void whenTheDiskIsFullAllChangesOfTheTransactionFailForThatReason() throws Exception {
    writer.write(s -> s.update("CREATE TABLE large (body TEXT)"));
    long pages = writer.write(s -> s.number("PRAGMA page_count"));
    writer.write(s -> s.number("PRAGMA max_page_count = " + (pages + 2)));
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Boolean> held =
          pool.submit(
              () ->
                  writer.write(
                      s -> {
                        running.countDown();
                        awaitQuietly(go);
                        return true;
                      }));
      running.await();
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String sql =
            i == 1
                ? "INSERT INTO large VALUES (zeroblob(99999))"
                : "INSERT INTO t VALUES (" + i + ")";
        results.add(pool.submit(() -> writer.write(s -> s.update(sql))));
        while (writer.waiting() <= i) {
          Thread.onSpinWait();
        }
      }
      go.countDown();
      assertThat(held.get()).isTrue();
      for (Future<Integer> result : results) {
        assertThatThrownBy(result::get)
            .cause()
            .isInstanceOfSatisfying(CatalogException.class, e -> assertThat(e.full()).isTrue());
      }
    }
    assertThat(ids()).isEmpty();
    assertThat(writer.<Integer>write(s -> s.update("INSERT INTO t VALUES (7)"))).isEqualTo(1);
    assertThat(ids()).containsExactly(7);
  }

  /** By id: succeeds; fails after its change; breaks the table's rule; throws an error. */
  private static int insertOrFail(Session session, int id) throws SQLException {
    int changed = session.update("INSERT INTO t VALUES (?)", id);
    return switch (id % 4) {
      case 1 -> throw new ArithmeticException("thrown on");
      case 2 -> session.update("INSERT INTO t VALUES (?)", id);
      case 3 -> throw new AssertionError("thrown on");
      default -> changed;
    };
  }

  @Test
  void aFailureOfASingleChangeIsUndone() {
    for (int id = 1; id <= 3; id++) {
      int failing = id;
      assertThatThrownBy(() -> writer.write(s -> insertOrFail(s, failing)));
      assertThatThrownBy(() -> Write.value(writer.writeAlone(s -> insertOrFail(s, failing))));
    }
    assertThat(ids()).isEmpty();
  }

  @Test
  void anInterruptedCallerStillLearnsItsOutcome() throws Exception {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  int changed = writer.write(s -> s.update("INSERT INTO t VALUES (1)"));
                  result.complete(Thread.interrupted() ? changed : -1);
                });
    caller.join();
    assertThat(result.get()).isEqualTo(1);
  }

  @Test
  void closingFinishesWhatWaits() throws Exception {
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Boolean> held =
          pool.submit(
              () ->
                  writer.write(
                      s -> {
                        running.countDown();
                        awaitQuietly(go);
                        return true;
                      }));
      running.await();
      Future<Integer> waiting =
          pool.submit(() -> writer.write(s -> s.update("INSERT INTO t VALUES (1)")));
      while (writer.waiting() < 1) {
        Thread.onSpinWait();
      }
      Future<?> closing = pool.submit(writer::close);
      go.countDown();
      assertThat(held.get()).isTrue();
      assertThat(waiting.get()).isEqualTo(1);
      closing.get();
    }
    assertThatThrownBy(() -> writer.write(s -> 1))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aCommitThatTheDeviceFailedIsNeitherStoredNorFailed() {
    SQLException sync = failure(SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    assertThat(Failures.outcomeUnknown(sync)).isTrue();
    assertThat(Failures.outcomeUnknown(failure(SQLiteErrorCode.SQLITE_FULL))).isFalse();
    assertThat(Failures.outcomeUnknown(failure(SQLiteErrorCode.SQLITE_BUSY))).isFalse();
    Write<Integer> write = new Write<>(s -> 1, true);
    write.leaveUnknown(sync);
    assertThat(write.await()).isEqualTo(new Write.Outcome.Unknown<Integer>(sync));
    assertThatThrownBy(() -> Write.value(write.await()))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("nobody knows");
  }

  private List<Integer> ids() {
    return writer.write(s -> s.list("SELECT id FROM t ORDER BY id", row -> row.getInt(1)));
  }

  private static SQLException failure(SQLiteErrorCode code) {
    return new SQLiteException("injected", code);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
