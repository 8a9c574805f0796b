package io.tallystone.engine.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.spi.SegmentStore.NoSuchSegment;
import io.tallystone.engine.spi.SegmentStore.PutResult;
import io.tallystone.engine.spi.SegmentStore.Stat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every segment store must do; each implementation runs it. */
public abstract class SegmentStoreContract {
  private SegmentStore store;

  /** Opens the store, the same one each time in one test. */
  protected abstract SegmentStore open() throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  private PutResult put(String name, String... pieces) throws IOException {
    return store.putOnce(
        name,
        sink -> {
          for (String piece : pieces) {
            sink.write(ByteBuffer.wrap(piece.getBytes(UTF_8)));
          }
        });
  }

  private String read(String name, long offset, int length) throws IOException {
    return UTF_8.decode(store.readRange(name, offset, length)).toString();
  }

  @Test
  void whatWasPutIsReadBackInAnyRangeAlsoAfterReopening() throws Exception {
    assertThat(put("p0/a-1", "hello ", "", "world")).isEqualTo(PutResult.CREATED);
    for (int round = 0; round < 2; round++) {
      assertThat(read("p0/a-1", 0, 11)).isEqualTo("hello world");
      assertThat(read("p0/a-1", 6, 5)).isEqualTo("world");
      assertThat(read("p0/a-1", 11, 0)).isEmpty();
      assertThat(store.stat("p0/a-1")).contains(new Stat(11));
      store.close();
      store = open();
    }
  }

  @Test
  void anEmptySegmentIsASegment() throws IOException {
    put("empty");
    assertThat(store.stat("empty")).contains(new Stat(0));
    assertThat(store.list("")).containsExactly("empty");
  }

  @Test
  void aSecondPutLeavesTheOldBytes() throws IOException {
    put("a", "old");
    assertThat(put("a", "newer")).isEqualTo(PutResult.EXISTS);
    assertThat(read("a", 0, 3)).isEqualTo("old");
    assertThat(store.stat("a")).contains(new Stat(3));
  }

  @Test
  void ofRacingPutsTheBytesOfOneAreKept() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        String name = "race/" + round;
        List<Future<PutResult>> results = new ArrayList<>();
        for (int racer = 0; racer < 4; racer++) {
          String text = String.valueOf(racer).repeat(100);
          results.add(threads.submit(() -> put(name, text)));
        }
        int created = 0;
        for (Future<PutResult> result : results) {
          created += result.get() == PutResult.CREATED ? 1 : 0;
        }
        assertThat(created).isEqualTo(1);
        String text = read(name, 0, 100);
        assertThat(text).isEqualTo(text.substring(0, 1).repeat(100));
      }
    }
  }

  @Test
  void aFailedPutLeavesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                store.putOnce(
                    "a",
                    sink -> {
                      sink.write(ByteBuffer.wrap(new byte[100]));
                      throw new IOException("the source failed");
                    }))
        .hasMessage("the source failed");
    assertThat(store.list("")).isEmpty();
    assertThat(store.stat("a")).isEmpty();
    assertThat(put("a", "x")).isEqualTo(PutResult.CREATED);
  }

  @Test
  void aRangePastTheEndIsRefused() throws IOException {
    put("a", "abc");
    assertThatThrownBy(() -> store.readRange("a", 0, 4)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> store.readRange("a", 4, 0)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> store.readRange("a", Long.MAX_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void whatIsNotThereCannotBeRead() {
    assertThatThrownBy(() -> store.readRange("none", 0, 1))
        .isInstanceOf(NoSuchSegment.class)
        .hasMessage("no such segment: none");
  }

  @Test
  void aDeletedSegmentIsGoneAtOnce() throws Exception {
    put("a", "abc");
    assertThat(read("a", 0, 3)).isEqualTo("abc");
    store.delete("a");
    assertThatThrownBy(() -> store.readRange("a", 0, 1)).isInstanceOf(NoSuchSegment.class);
    assertThat(store.stat("a")).isEmpty();
    assertThat(store.list("")).isEmpty();
    store.delete("a");
    store.close();
    store = open();
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void namesAreListedByPrefixInOrder() throws IOException {
    for (String name : List.of("p1/b", "p0/b", "p0/a", "p0-a", "p00/a")) {
      put(name, "x");
    }
    assertThat(store.list("")).containsExactly("p0-a", "p0/a", "p0/b", "p00/a", "p1/b");
    assertThat(store.list("p0/")).containsExactly("p0/a", "p0/b");
    assertThat(store.list("q")).isEmpty();
  }

  @Test
  void otherNamesAreRefused() {
    for (String name : List.of("", "A", "a.b", "../a", "a_b", "a\0")) {
      assertThatThrownBy(() -> put(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void manySegmentsAreReadByManyThreads() throws Exception {
    for (int i = 0; i < 40; i++) {
      put("s/" + i, "segment " + i);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> texts = new ArrayList<>();
      for (int i = 0; i < 800; i++) {
        int segment = i % 40;
        texts.add(threads.submit(() -> read("s/" + segment, 8, segment < 10 ? 1 : 2)));
      }
      for (int i = 0; i < 800; i++) {
        assertThat(texts.get(i).get()).isEqualTo(String.valueOf(i % 40));
      }
    }
  }
}
