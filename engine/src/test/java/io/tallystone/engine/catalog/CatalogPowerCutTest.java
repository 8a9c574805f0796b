package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a power cut may leave of the catalogue's files. A process ({@link SerialProcess}) that
 * changes a catalogue is stopped at any moment, its files are copied, and what the disk need not
 * have yet is lost from the copy, sector by sector:
 *
 * <ul>
 *   <li>of the write-ahead log, whatever is behind the last change that was acknowledged; all of
 *       it, if the log began anew since, because what it held before is in the database then;
 *   <li>of the database, whatever changed since the stop before, as long as the log has not begun
 *       anew in between: then all of that is in the log, too.
 * </ul>
 *
 * <p>Not covered: sectors lost across a point where the log begins anew, and lost creations of the
 * files. SQLite does its own file access, so the disk that the other power cut tests use cannot
 * stand in for the real one.
 */
@DisabledOnOs(OS.WINDOWS) // no signals
final class CatalogPowerCutTest {
  private static final int STOPS = Integer.getInteger("tallystone.kills", 6);
  private static final int IMAGES_PER_STOP = 3;
  private static final int SECTOR = 512;

  @TempDir Path directory = Path.of("");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private long acknowledged;
  private WalImage synced = new WalImage(0, 0);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Image(byte[] database, byte[] wal, WalImage filled) {}

  @Test
  @DisplayName("faults row 35: after a power cut the catalogue has every acknowledged change")
  void whatWasAcknowledgedSurvivesAPowerCut() throws IOException, InterruptedException {
    Path live = Files.createDirectory(directory.resolve("live")).resolve("catalog.db");
    Process process = start(live);
    try (InputStream out = process.getInputStream();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
      note(lines.readLine());
      @Nullable Image before = null;
      for (int stop = 0; stop < STOPS; stop++) {
        int more = random.nextInt(200);
        for (int i = 0; i < more; i++) {
          note(lines.readLine());
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000)); // the moment, at random
        signal(process, "STOP");
        Image image = copy(live);
        while (lines.ready()) {
          note(lines.readLine());
        }
        for (int i = 0; i < IMAGES_PER_STOP; i++) {
          look(before, image, "seed %d, stop %d, image %d".formatted(seed, stop, i));
        }
        before = image;
        signal(process, "CONT");
      }
    } finally {
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  private Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SerialProcess.class.getName(),
            file.toString())
        .redirectError(new File(directory.toFile(), "errors.txt"))
        .start();
  }

  /** Returns once every thread of the process stands still. */
  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
    Path state = Path.of("/proc", Long.toString(process.pid()), "stat");
    boolean stopped = !name.equals("STOP") || !Files.exists(state);
    for (int i = 0; !stopped && i < 5_000; i++) {
      stopped = Files.readString(state).contains(") T ");
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertThat(stopped).as("the process stands still").isTrue();
  }

  private void note(String line) {
    assertThat(line).as("the process ended by itself; see errors.txt").isNotNull();
    String[] words = line.substring(0, line.length() - 1).split(" ", -1);
    acknowledged = Long.parseLong(words[0]);
    synced = new WalImage(Long.parseLong(words[1]), Integer.parseInt(words[2]));
  }

  private static Image copy(Path database) throws IOException {
    return new Image(
        Files.readAllBytes(database),
        Files.readAllBytes(WalImage.path(database)),
        WalImage.read(database));
  }

  private void look(@Nullable Image before, Image image, String where) throws IOException {
    Path cut = Files.createTempDirectory(directory, "cut").resolve("catalog.db");
    double survival = new double[] {0, 0.3, 0.9, 1}[random.nextInt(4)];
    boolean sameLog = before != null && before.filled().salt() == image.filled().salt();
    byte[] database =
        before != null && sameLog
            ? mixed(before.database(), image.database(), survival)
            : image.database();
    Files.write(cut, database);
    Files.write(WalImage.path(cut), walAfterCut(image, survival));
    List<String> damage = new ArrayList<>();
    try (SqliteCatalog catalog = SqliteCatalog.open(cut, Clock.systemUTC())) {
      catalog.verify(damage::add);
      assertThat(damage).as(where).isEmpty();
      assertState(catalog, where);
    }
  }

  /** Sectors that changed are as they were, or not. */
  private byte[] mixed(byte[] old, byte[] now, double survival) {
    byte[] mixed = now.clone();
    for (int at = 0; at < now.length; at += SECTOR) {
      int end = Math.min(now.length, at + SECTOR);
      if (random.nextDouble() >= survival) {
        if (at < old.length) {
          System.arraycopy(old, at, mixed, at, Math.min(end, old.length) - at);
        } else {
          Arrays.fill(mixed, at, end, (byte) 0);
        }
      }
    }
    return mixed;
  }

  private byte[] walAfterCut(Image image, double survival) {
    boolean sameLog = image.filled.salt() == synced.salt();
    int safe = Math.toIntExact(sameLog ? WalImage.end(synced.frames()) : 0);
    byte[] wal = image.wal.clone();
    for (int at = safe; at < wal.length; at += SECTOR) {
      if (random.nextDouble() >= survival) {
        byte[] rubbish = new byte[Math.min(SECTOR, wal.length - at)];
        if (random.nextBoolean()) {
          random.nextBytes(rubbish);
        }
        System.arraycopy(rubbish, 0, wal, at, rubbish.length);
      }
    }
    return random.nextBoolean()
        ? wal
        : Arrays.copyOf(wal, safe + random.nextInt(wal.length - safe + 1));
  }

  /** All changes up to one that is not before the last acknowledged, and none after it. */
  private void assertState(SqliteCatalog catalog, String where) {
    LogGroup group = catalog.directory().group(DirectoryTestWorld.SCOPE, "g").orElseThrow();
    long last = 0;
    long[] documents = new long[SerialProcess.DOCUMENTS];
    for (int i = 0; i < documents.length; i++) {
      String body = catalog.documents().find(SerialProcess.document(i)).orElse("");
      documents[i] = body.isEmpty() ? 0 : Long.parseLong(body, 1, body.indexOf(':'), 10);
      last = Math.max(last, documents[i]);
      assertThat(body).as(where).isEqualTo(body.isEmpty() ? "" : SerialProcess.body(documents[i]));
    }
    while (catalog.directory().stream(group.id(), SerialProcess.stream(last + 1)).isPresent()) {
      last++;
    }
    assertThat(last).as(where).isGreaterThanOrEqualTo(acknowledged);
    for (long number = Math.max(1, last - 200); number <= last + 3; number++) {
      if (SerialProcess.isStream(number)) {
        assertThat(catalog.directory().stream(group.id(), SerialProcess.stream(number)).isPresent())
            .as("%s: change %d of %d", where, number, last)
            .isEqualTo(number <= last);
      } else if (number > last - SerialProcess.DOCUMENTS && number <= last) {
        assertThat(documents[(int) (number % SerialProcess.DOCUMENTS)])
            .as("%s: change %d of %d", where, number, last)
            .isGreaterThanOrEqualTo(number);
      }
    }
  }
}
