package io.tallystone.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.spi.Catalog.SegmentRecord;
import io.tallystone.engine.spi.LogDirectory.LogStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process ({@link CrashingProcess}) that changes a catalogue, and looks at what is left.
 */
final class CrashTest {

  private static final int KILLS = Integer.getInteger("tallystone.kills", 3);

  @TempDir Path directory = Path.of("");

  /** Stream name to id, as acknowledged over all kills. */
  private final Map<String, Long> created = new HashMap<>();

  private long checkpoint;

  @Test
  @DisplayName("faults row 34: what was acknowledged before a kill is there after it")
  void whatWasAcknowledgedBeforeAKillIsThereAfterIt() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path file = directory.resolve("catalog.db");
    for (int kill = 0; kill < KILLS; kill++) {
      run(file, kill, 50 + random.nextInt(1_000));
      look(file, "seed %d, kill %d".formatted(seed, kill));
    }
  }

  private void run(Path file, int kill, int lines) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingProcess.class.getName(),
                file.toString(),
                "kill" + kill)
            .redirectError(new File(directory.toFile(), "errors.txt"))
            .start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> acknowledged = new ArrayList<>();
      while (acknowledged.size() < lines) {
        String line = reader.readLine();
        assertThat(line).as("the process ended by itself; see errors.txt").isNotNull();
        acknowledged.add(line);
      }
      // Through the handle: the process itself would close the pipe, which holds more lines.
      assertThat(process.toHandle().destroyForcibly()).isTrue();
      process.waitFor();
      reader.lines().forEach(acknowledged::add);
      acknowledged.forEach(this::note);
    }
  }

  private void note(String line) {
    if (!line.endsWith(".")) {
      return; // torn by the kill: not acknowledged
    }
    String[] words = line.substring(0, line.length() - 1).split(" ", -1);
    if (words[0].equals("created")) {
      assertThat(created.put(words[1], Long.parseLong(words[2]))).isNull();
    } else {
      checkpoint = Math.max(checkpoint, Long.parseLong(words[1]));
    }
  }

  private void look(Path file, String where) {
    try (SqliteCatalog catalog = SqliteCatalog.open(file, Clock.systemUTC())) {
      List<String> damage = new ArrayList<>();
      catalog.verify(damage::add);
      assertThat(damage).as(where).isEmpty();
      long group =
          catalog
              .directory()
              .group(DirectoryTestWorld.SCOPE, CrashingProcess.GROUP)
              .orElseThrow()
              .id();
      created.forEach(
          (name, id) -> {
            LogStream stream = catalog.directory().stream(group, name).orElseThrow();
            assertThat(stream.id()).as(where).isEqualTo(id);
          });
      long next = catalog.acquire(0, "look").nextOffset();
      assertThat(next).as(where).isGreaterThanOrEqualTo(checkpoint);
      assertThat(catalog.snapshot().segments())
          .as(where)
          .extracting(SegmentRecord::name)
          .containsExactlyElementsOf(
              LongStream.range(0, next).mapToObj(CrashingProcess::segmentName).toList());
      assertThat(catalog.documents().find(CrashingProcess.POSITION).map(Long::parseLong))
          .as(where)
          .isEqualTo(next == 0 ? Optional.<Long>empty() : Optional.of(next));
      assertThat(catalog.documents().listAll(CrashingProcess.POLICY))
          .as(where)
          .allSatisfy(
              policy ->
                  assertThat(catalog.directory().group(DirectoryTestWorld.SCOPE, policy.key().id()))
                      .isPresent());
      assertThat(catalog.directory().groupById(group).orElseThrow().storedBytes())
          .as(where)
          .isEqualTo(next * CrashingProcess.BYTES);
    }
  }
}
