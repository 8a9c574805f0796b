package io.tallystone.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.disk.NioDisk;
import io.tallystone.engine.spi.Journal.AppendResult.Acked;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it appends. */
@Timeout(60)
final class ProcessKillTest {
  private static final int KILLS = 5;

  @TempDir private Path directory;

  /** Appends without end and prints number and offset of each acknowledged entry. */
  static final class Appender {
    public static void main(String[] arguments) throws IOException {
      long number = Long.parseLong(arguments[1]);
      FileJournal journal =
          FileJournal.open(new NioDisk(), Path.of(arguments[0]), SmallJournal.OPTIONS);
      while (true) {
        long current = number++;
        var _ =
            journal
                .append(
                    0,
                    new UUID(0, current),
                    List.of(ByteBuffer.wrap(SmallJournal.payload(current))))
                .thenAccept(
                    result -> {
                      if (result instanceof Acked ack) {
                        System.out.println(current + " " + ack.offset() + " ok");
                      }
                    });
      }
    }
  }

  @Test
  @DisplayName("faults row 34: after kill -9 every acked entry is there once, none torn")
  void ackedEntriesSurviveAKill() throws Exception {
    NavigableMap<Long, Long> acked = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Appender.class.getName(),
                  directory.toString(),
                  String.valueOf(kill * 1_000_000L))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader output = process.inputReader(UTF_8)) {
        for (int i = 0; i < 300 + kill * 17; i++) {
          note(output.readLine(), acked);
        }
        // Through the handle: the process's own method would close the output that is still to
        // come.
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          note(line, acked);
        }
        process.waitFor();
      }
      try (FileJournal journal = FileJournal.open(new NioDisk(), directory, SmallJournal.OPTIONS)) {
        NavigableMap<Long, Long> found = SmallJournal.readAll(journal);
        assertThat(found.tailMap(journal.earliest(0), true))
            .containsAllEntriesOf(acked.tailMap(journal.earliest(0), true));
        assertThat(new HashSet<>(found.values())).hasSameSizeAs(found.values());
        assertThat(journal.damage().places()).isZero();
        journal.truncateBefore(0, journal.end(0));
      }
    }
  }

  /** The last line may have been cut by the kill: it counts only with its end. */
  private static void note(String line, NavigableMap<Long, Long> acked) {
    String[] words = line.split(" ", -1);
    if (words.length == 3 && words[2].equals("ok")) {
      acked.put(Long.parseLong(words[1]), Long.parseLong(words[0]));
    }
  }
}
