package io.tallystone.engine.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.maintenance.Fsck;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import io.tallystone.engine.store.LogStore.Appended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store on real files, and the check of its directory. */
class EmbeddedStoreTest {
  // Damage is reported loudly; held here, because loggers are collected otherwise.
  private static final Logger SILENCED = Logger.getLogger("io.tallystone.engine");

  static {
    SILENCED.setLevel(Level.OFF);
  }

  @TempDir private Path home;

  private LogStore open() throws IOException {
    return LogStores.open(
        home.resolve("data"),
        StoreOptions.defaults().withBackground(false).withMerge(2, 1 << 20),
        Clock.systemUTC());
  }

  private static LogStream stream(LogStore store) {
    LogGroup wanted =
        new LogGroup(
            0, StoreWorld.SCOPE, "app", "STANDARD", 0, OptionalInt.empty(), false, Map.of(), 0);
    LogGroup group =
        store
            .directory()
            .group(StoreWorld.SCOPE, "app")
            .orElseGet(() -> store.directory().createGroup(wanted).orElseThrow());
    return store.directory().stream(group.id(), "s")
        .orElseGet(() -> store.directory().createStream(group.id(), "s", 0).orElseThrow());
  }

  private static void append(LogStore store, String message) {
    Appended appended =
        store.append(stream(store), List.of(StoreWorld.event(1, message)), 1, null).join();
    assertThat(appended).isInstanceOf(Appended.Stored.class);
  }

  private static List<String> messages(LogStore store) {
    LogGroup group = store.directory().group(StoreWorld.SCOPE, "app").orElseThrow();
    return store.read(StoreWorld.all(group)).events().stream().map(StoreWorld::text).toList();
  }

  /** Two merged, one sealed, one in the journal. */
  private void fill() throws IOException {
    try (LogStore store = open()) {
      append(store, "one");
      store.seal();
      append(store, "two");
      store.seal();
      store.maintain();
      append(store, "three");
      store.seal();
      append(store, "four");
    }
  }

  private String fsck(int expected) throws IOException {
    StringBuilder out = new StringBuilder();
    Map<String, String> before = files();
    assertThat(Fsck.run(home.resolve("data"), out, Clock.systemUTC()))
        .as(out.toString())
        .isEqualTo(expected);
    assertThat(files()).isEqualTo(before);
    return out.toString();
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        contents.put(file.toString(), bytes.length + ":" + Arrays.hashCode(bytes));
      }
    }
    return contents;
  }

  private Path segment(int i) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("data/segments"))) {
      return files.sorted().toList().get(i);
    }
  }

  private static void flip(Path file, long at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      assertThat(channel.read(one, at)).isEqualTo(1);
      one.put(0, (byte) (one.get(0) ^ 4)).rewind();
      assertThat(channel.write(one, at)).isEqualTo(1);
    }
  }

  @Test
  void whatWasStoredIsThereAfterAReopenAndTheDirectoryIsSound() throws IOException {
    fill();
    assertThat(fsck(Fsck.SOUND)).contains("2 live segments checked", "sound");
    try (LogStore store = open()) {
      assertThat(messages(store)).containsExactly("one", "two", "three", "four");
    }
  }

  @Test
  void whatWasStoredUnderALocaleWithOtherDigitsIsReadUnderAnyOther() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("ar", "EG"));
    try {
      fill();
    } finally {
      Locale.setDefault(before);
    }
    fsck(Fsck.SOUND);
    try (LogStore store = open()) {
      assertThat(messages(store)).containsExactly("one", "two", "three", "four");
    }
  }

  @Test
  @DisplayName("faults row 41: a second store on one directory refuses")
  void aSecondStoreOnTheDirectoryRefuses() throws IOException {
    try (LogStore store = open()) {
      append(store, "one");
      assertThatThrownBy(this::open).hasMessageContaining("is in use by process");
      StringBuilder out = new StringBuilder();
      assertThat(Fsck.run(home.resolve("data"), out, Clock.systemUTC()))
          .isEqualTo(Fsck.NOT_CHECKED);
      assertThat(out).contains("is in use by process");
    }
  }

  @Test
  @DisplayName("faults row 38: fsck names a damaged segment, the store serves the rest")
  void fsckNamesADamagedSegment() throws IOException {
    fill();
    flip(segment(0), 40);
    assertThat(fsck(Fsck.DAMAGED)).contains("DAMAGED segment p0-e");
    try (LogStore store = open()) {
      LogGroup group = store.directory().group(StoreWorld.SCOPE, "app").orElseThrow();
      assertThat(store.read(StoreWorld.all(group)).damaged()).isTrue();
      assertThat(messages(store)).contains("four").hasSizeBetween(2, 3);
    }
  }

  @Test
  void fsckNamesAMissingSegment() throws IOException {
    fill();
    Path gone = segment(1);
    Files.delete(gone);
    assertThat(fsck(Fsck.DAMAGED)).contains("is live but missing");
  }

  @Test
  @DisplayName("faults row 38: fsck names damage in the journal, the store serves the rest")
  void fsckNamesDamageInTheJournal() throws IOException {
    try (LogStore store = open()) {
      for (int i = 0; i < 20; i++) {
        append(store, "event " + i);
      }
    }
    Path journal;
    try (Stream<Path> files = Files.list(home.resolve("data/journal"))) {
      journal = files.filter(file -> find(file, "event 9") > 0).findFirst().orElseThrow();
    }
    flip(journal, find(journal, "event 9"));
    assertThat(fsck(Fsck.DAMAGED)).contains("DAMAGED journal file");
    try (LogStore store = open()) {
      assertThat(messages(store)).hasSize(19).doesNotContain("event 9");
    }
  }

  private static int find(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).indexOf(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fsckOfNoDirectoryChecksNothing() throws IOException {
    StringBuilder out = new StringBuilder();
    assertThat(Fsck.run(home.resolve("nowhere"), out, Clock.systemUTC()))
        .isEqualTo(Fsck.NOT_CHECKED);
    assertThat(out).contains("no such data directory");
    assertThat(home.resolve("nowhere")).doesNotExist();
  }
}
