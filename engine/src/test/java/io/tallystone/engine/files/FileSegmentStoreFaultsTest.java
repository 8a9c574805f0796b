package io.tallystone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.disk.DiskFullException;
import io.tallystone.engine.disk.FaultyDisk;
import io.tallystone.engine.disk.TooManyOpenFilesException;
import io.tallystone.engine.spi.SegmentStore.PutResult;
import io.tallystone.engine.spi.SegmentStore.Stat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the segment store does when the disk fails. */
@Timeout(60)
final class FileSegmentStoreFaultsTest {
  private static final Path DIRECTORY = Path.of("/segments");
  // These tests make the store complain; held here, because loggers are collected otherwise.
  private static final Logger SILENCED = Logger.getLogger(FileSegmentStore.class.getPackageName());

  static {
    SILENCED.setLevel(Level.OFF);
  }

  private static final int MAX_OPEN = 4;

  private static FileSegmentStore open(FaultyDisk disk) throws IOException {
    return FileSegmentStore.open(disk, DIRECTORY, MAX_OPEN);
  }

  private static byte[] content(String name) {
    Random random = new Random(name.hashCode());
    byte[] bytes = new byte[1 + random.nextInt(5_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static PutResult put(FileSegmentStore store, String name) throws IOException {
    byte[] bytes = content(name);
    int half = bytes.length / 2;
    return store.putOnce(
        name,
        sink -> {
          sink.write(ByteBuffer.wrap(bytes, 0, half));
          sink.write(ByteBuffer.wrap(bytes, half, bytes.length - half));
        });
  }

  @Test
  @DisplayName("faults row 35: after any power cut created segments are whole and listed")
  void createdSegmentsSurviveAnyPowerCut() throws IOException {
    for (long seed = 0; seed < 300; seed++) {
      try {
        cutPower(seed);
      } catch (AssertionError | RuntimeException | IOException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void cutPower(long seed) throws IOException {
    Random random = new Random(seed);
    FaultyDisk disk = new FaultyDisk(seed);
    Map<String, byte[]> created = new HashMap<>();
    Set<String> deleted = new HashSet<>();
    try (FileSegmentStore store = open(disk)) {
      disk.cutPowerAfter(random.nextInt(120));
      for (int i = 0; ; i++) {
        String name = "p0/" + i;
        if (put(store, name) != PutResult.CREATED) {
          break; // the power failed between renaming and knowing
        }
        created.put(name, content(name));
        if (random.nextInt(4) == 0) {
          created.remove(name);
          store.delete(name);
          deleted.add(name);
        }
      }
    } catch (IOException e) {
      assertThat(e).hasMessage("the power is off");
    }
    disk.crash(seed);
    try (FileSegmentStore store = open(disk)) {
      for (String name : store.list("")) {
        byte[] wanted = content(name);
        assertThat(store.stat(name)).contains(new Stat(wanted.length));
        assertThat(store.readRange(name, 0, wanted.length)).isEqualTo(ByteBuffer.wrap(wanted));
      }
      assertThat(store.list(""))
          .containsAll(created.keySet())
          .doesNotContainAnyElementsOf(deleted.isEmpty() ? Set.of("none") : deleted);
      assertThat(disk.list(DIRECTORY)).noneMatch(SegmentFileNames::isTemporary);
    }
  }

  @Test
  @DisplayName("faults row 36: a segment whose sync fails is not there, another may be put")
  void aFailedSyncLeavesNothing() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    try (FileSegmentStore store = open(disk)) {
      disk.failSyncAfter(0);
      assertThatThrownBy(() -> put(store, "a")).hasMessageContaining("Input/output error");
      assertThat(store.list("")).isEmpty();
      assertThat(disk.list(DIRECTORY)).isEmpty();
      assertThat(put(store, "a")).isEqualTo(PutResult.CREATED);
    }
  }

  @Test
  @DisplayName(
      "faults row 36: after a failed sync of the directory a put is unknown, the next refused")
  void aFailedSyncOfTheDirectoryIsUnknown() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    try (FileSegmentStore store = open(disk)) {
      put(store, "a");
      disk.failSyncAfter(1);
      assertThat(put(store, "b")).isEqualTo(PutResult.UNKNOWN);
      assertThatThrownBy(() -> put(store, "c"))
          .hasMessage("segments are read-only until restart, because syncing /segments failed");
      assertThat(store.readRange("a", 0, 1).remaining()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("faults row 37: no space fails the put and leaves nothing; reads and deletes work")
  void noSpaceFailsThePutAndPasses() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    try (FileSegmentStore store = open(disk)) {
      put(store, "a");
      disk.leaveFree(0);
      assertThatThrownBy(() -> put(store, "b")).isInstanceOf(DiskFullException.class);
      assertThat(store.list("")).containsExactly("a");
      assertThat(disk.list(DIRECTORY)).hasSize(1);
      assertThat(store.readRange("a", 0, 1).remaining()).isEqualTo(1);
      store.delete("a");
      disk.heal();
      assertThat(put(store, "b")).isEqualTo(PutResult.CREATED);
    }
  }

  @Test
  @DisplayName("faults row 42: without file handles reads fail, pass again, and use what is open")
  void noHandlesFailsReadsAndPasses() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    try (FileSegmentStore store = open(disk)) {
      put(store, "a");
      put(store, "b");
      store.readRange("a", 0, 1);
      disk.noHandles(true);
      assertThat(store.readRange("a", 0, 1).remaining()).isEqualTo(1);
      assertThatThrownBy(() -> store.readRange("b", 0, 1))
          .isInstanceOf(TooManyOpenFilesException.class);
      assertThat(disk.openHandles()).isZero(); // idle ones were given back
      disk.noHandles(false);
      assertThat(store.readRange("b", 0, 1).remaining()).isEqualTo(1);
    }
  }

  @Test
  void fewHandlesAreKept() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    try (FileSegmentStore store = open(disk)) {
      for (int i = 0; i < 20; i++) {
        put(store, "s" + i);
        store.readRange("s" + i, 0, 1);
        assertThat(disk.openHandles()).isLessThanOrEqualTo(MAX_OPEN);
      }
      store.delete("s19");
      assertThat(disk.openHandles()).isEqualTo(MAX_OPEN - 1);
    }
    assertThat(disk.openHandles()).isZero();
  }
}
