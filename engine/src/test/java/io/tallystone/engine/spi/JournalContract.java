package io.tallystone.engine.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.Journal.AppendResult;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import io.tallystone.engine.spi.Journal.AppendResult.Reason;
import io.tallystone.engine.spi.Journal.AppendResult.Rejected;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal must do; each implementation runs it. */
public abstract class JournalContract {
  private Journal journal;

  /** Opens the journal, the same one each time in one test. */
  protected abstract Journal open() throws Exception;

  /** A payload that is larger than the journal takes. */
  protected abstract int tooLarge();

  @BeforeEach
  final void openJournal() throws Exception {
    journal = open();
  }

  @AfterEach
  final void closeJournal() {
    journal.close();
  }

  private void reopen() throws Exception {
    journal.close();
    journal = open();
  }

  private long append(String text) {
    AppendResult result =
        journal
            .append(0, UUID.nameUUIDFromBytes(text.getBytes(UTF_8)), List.of(bytes(text)))
            .join();
    assertThat(result).isInstanceOf(Acked.class);
    return ((Acked) result).offset();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private List<String> texts(long from) {
    List<String> texts = new ArrayList<>();
    try (Journal.Cursor cursor = journal.read(0, from)) {
      while (cursor.next()) {
        String text = UTF_8.decode(cursor.entry().payload()).toString();
        assertThat(cursor.entry().batchId())
            .isEqualTo(UUID.nameUUIDFromBytes(text.getBytes(UTF_8)));
        texts.add(text);
      }
      assertThat(cursor.next()).isFalse();
    }
    return texts;
  }

  @Test
  void anEmptyJournalReadsAsEmpty() {
    assertThat(journal.earliest(0)).isEqualTo(journal.end(0));
    assertThat(texts(journal.earliest(0))).isEmpty();
  }

  @Test
  void entriesAreReadInOrderWithTheirBatchIdsAlsoAfterReopening() throws Exception {
    long first = append("a");
    assertThat(append("b")).isGreaterThan(first);
    append("");
    assertThat(texts(first)).containsExactly("a", "b", "");
    reopen();
    assertThat(texts(first)).containsExactly("a", "b", "");
    append("c");
    reopen();
    assertThat(texts(first)).containsExactly("a", "b", "", "c");
  }

  @Test
  void offsetsGrowAcrossReopening() throws Exception {
    long before = append("a");
    reopen();
    assertThat(journal.end(0)).isGreaterThan(before);
    reopen();
    assertThat(append("b")).isGreaterThan(before);
  }

  @Test
  void aReadStartsAtTheFirstOffsetThatIsNotBelow() {
    append("a");
    long second = append("b");
    append("c");
    assertThat(texts(second)).containsExactly("b", "c");
    assertThat(texts(second + 1)).containsExactly("c");
    assertThat(texts(journal.end(0))).isEmpty();
  }

  @Test
  void aCursorShowsWhatWasAckedBeforeItWasOpened() {
    long first = append("a");
    try (Journal.Cursor cursor = journal.read(0, first)) {
      append("b");
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.entry().offset()).isEqualTo(first);
      assertThat(cursor.next()).isFalse();
    }
  }

  @Test
  void thePiecesOfAPayloadAreJoinedAndLeftAsTheyWere() {
    ByteBuffer piece = bytes("xaby").position(1).limit(3);
    List<ByteBuffer> pieces = List.of(piece, ByteBuffer.allocate(0), bytes("c").asReadOnlyBuffer());
    assertThat(journal.append(0, new UUID(1, 2), pieces).join()).isInstanceOf(Acked.class);
    assertThat(piece.remaining()).isEqualTo(2);
    try (Journal.Cursor cursor = journal.read(0, journal.earliest(0))) {
      assertThat(cursor.next()).isTrue();
      assertThat(UTF_8.decode(cursor.entry().payload()).toString()).isEqualTo("abc");
      assertThat(cursor.entry().payload().isReadOnly()).isTrue();
      assertThat(cursor.entry().batchId()).isEqualTo(new UUID(1, 2));
    }
  }

  @Test
  void entriesOfManySizesComeBackUnchanged() throws Exception {
    Random random = new Random(7);
    List<byte[]> payloads = new ArrayList<>();
    List<CompletableFuture<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] payload = new byte[random.nextInt(Math.min(tooLarge(), 20_000))];
      random.nextBytes(payload);
      payloads.add(payload);
      results.add(journal.append(0, new UUID(0, i), List.of(ByteBuffer.wrap(payload))));
    }
    results.forEach(result -> assertThat(result.join()).isInstanceOf(Acked.class));
    for (int round = 0; round < 2; round++) {
      try (Journal.Cursor cursor = journal.read(0, journal.earliest(0))) {
        for (byte[] payload : payloads) {
          assertThat(cursor.next()).isTrue();
          assertThat(cursor.entry().payload()).isEqualTo(ByteBuffer.wrap(payload));
        }
        assertThat(cursor.next()).isFalse();
      }
      reopen();
    }
  }

  @Test
  void appendsOfEachThreadKeepTheirOrder() throws Exception {
    int threads = 8;
    int each = 50;
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      running.add(
          Thread.startVirtualThread(
              () -> {
                List<CompletableFuture<AppendResult>> results = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                  results.add(journal.append(0, new UUID(thread, i), List.of(bytes("x"))));
                }
                results.forEach(CompletableFuture::join);
              }));
    }
    for (Thread thread : running) {
      thread.join();
    }
    int[] next = new int[threads];
    try (Journal.Cursor cursor = journal.read(0, journal.earliest(0))) {
      while (cursor.next()) {
        UUID id = cursor.entry().batchId();
        assertThat(id.getLeastSignificantBits())
            .isEqualTo(next[(int) id.getMostSignificantBits()]++);
      }
    }
    assertThat(Arrays.stream(next).sum()).isEqualTo(threads * each);
  }

  @Test
  void truncatingKeepsWhatIsNotBelowAndReadsBelowTheEarliestAreRefused() throws Exception {
    List<Long> offsets = new ArrayList<>();
    String filler = "x".repeat(tooLarge() / 2);
    for (int i = 0; i < 20; i++) {
      offsets.add(append(i + filler));
    }
    journal.truncateBefore(0, offsets.get(15));
    assertThat(journal.earliest(0)).isLessThanOrEqualTo(offsets.get(15));
    assertThat(texts(offsets.get(15))).hasSize(5).first().isEqualTo(15 + filler);
    long earliest = journal.earliest(0);
    if (earliest > offsets.getFirst()) {
      assertThatThrownBy(() -> journal.read(0, offsets.getFirst()))
          .isInstanceOf(Journal.OffsetOutOfRange.class)
          .hasMessage("offset: " + offsets.getFirst() + " (expected: >= " + earliest + ")");
    }
    reopen();
    assertThat(texts(offsets.get(15))).hasSize(5);
  }

  @Test
  void truncatingEverythingKeepsOffsetsGrowing() throws Exception {
    long last = append("a");
    journal.truncateBefore(0, journal.end(0));
    reopen();
    journal.truncateBefore(0, journal.end(0));
    reopen();
    assertThat(append("b")).isGreaterThan(last);
  }

  @Test
  void anEntryThatIsTooLargeIsRejectedAndTheNextOneTaken() {
    AppendResult result =
        journal.append(0, new UUID(0, 0), List.of(ByteBuffer.allocate(tooLarge()))).join();
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(((Rejected) result).reason()).isEqualTo(Reason.TOO_LARGE);
    long next = append("a");
    assertThat(texts(next)).containsExactly("a");
  }

  @Test
  void aClosedJournalRejectsAppends() {
    journal.close();
    AppendResult result = journal.append(0, new UUID(0, 0), List.of(bytes("a"))).join();
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(((Rejected) result).reason()).isEqualTo(Reason.NOT_OWNER);
    assertThat(journal.health()).isInstanceOf(Journal.Health.Failing.class);
  }

  @Test
  void closingAnswersWhatWasAppended() throws Exception {
    List<CompletableFuture<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      results.add(journal.append(0, new UUID(0, i), List.of(bytes("a"))));
    }
    journal.close();
    assertThat(results).allSatisfy(result -> assertThat(result.join()).isInstanceOf(Acked.class));
    journal = open();
    assertThat(journal.end(0)).isGreaterThan(((Acked) results.getLast().join()).offset());
  }

  @Test
  void dependentsMayAppendAgainAndWait() {
    CompletableFuture<AppendResult> second =
        journal
            .append(0, new UUID(0, 1), List.of(bytes("a")))
            .thenCompose(
                ack -> {
                  CompletableFuture<AppendResult> result = new CompletableFuture<>();
                  for (int i = 0; i < 2_000; i++) {
                    result = journal.append(0, new UUID(0, i), List.of(bytes("b".repeat(500))));
                  }
                  return result;
                });
    assertThat(second.join()).isInstanceOf(Acked.class);
  }

  @Test
  void ownershipIsTold() {
    List<Integer> assigned = new ArrayList<>();
    journal.ownership(
        new Journal.OwnershipListener() {
          @Override
          public void assigned(int partition) {
            assigned.add(partition);
          }

          @Override
          public void revoked(int partition) {
            throw new AssertionError("revoked " + partition);
          }

          @Override
          public void lost(int partition) {
            throw new AssertionError("lost " + partition);
          }
        });
    assertThat(assigned).contains(0);
    assertThat(journal.health()).isEqualTo(new Journal.Health.Ok());
  }
}
