package io.tallystone.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.event.NewEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetTest {
  private static final long BYTES = 400_000;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theSameSeedGivesTheSameLogs(Kind kind, @TempDir Path first, @TempDir Path second)
      throws IOException {
    Dataset one = new DatasetWriter(first, CLOCK).generate(kind, BYTES);
    Dataset other = new DatasetWriter(second, CLOCK).generate(kind, BYTES);

    assertThat(one.streams()).hasSameSizeAs(other.streams());
    for (int i = 0; i < one.streams().size(); i++) {
      assertThat(one.streams().get(i)).hasSameTextualContentAs(other.streams().get(i));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void batchesHoldEveryLineOnceWithinTheLimitsOfTheApi(Kind kind, @TempDir Path folder)
      throws IOException {
    Dataset logs = new DatasetWriter(folder, CLOCK).generate(kind, BYTES);
    List<StringBuilder> read = new ArrayList<>();
    logs.streams().forEach(stream -> read.add(new StringBuilder()));
    int needles = 0;
    try (BatchReader reader = BatchReader.of(logs, 100)) {
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        assertThat(batch.events()).hasSizeBetween(1, 100).isSortedAccordingTo(byTime());
        for (NewEvent event : batch.events()) {
          String line = new String(event.message(), UTF_8);
          needles += line.contains(Dataset.NEEDLE) ? 1 : 0;
          read.get(batch.stream()).append(line).append('\n');
        }
      }
    }

    assertThat(needles).isEqualTo(1);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).toString()).isEqualTo(Files.readString(logs.streams().get(i)));
    }
  }

  @Test
  void anEventsTimestampIsTheTimeInItsText(@TempDir Path folder) throws IOException {
    Dataset logs = new DatasetWriter(folder, CLOCK).generate(Kind.JSON, BYTES);
    try (BatchReader reader = BatchReader.full(logs)) {
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        for (NewEvent event : batch.events()) {
          String line = new String(event.message(), UTF_8);
          if (line.startsWith("{\"time\":\"")) {
            assertThat(Instant.parse(line.substring(9, 33)).toEpochMilli())
                .isEqualTo(event.timestamp());
          }
        }
      }
    }
  }

  @Test
  void linesOfAFileAreTakenAsTheyAreAndTheNeedleIsAdded(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("app.log"), "one\n\ntwo\nthree {\n".repeat(50));
    Dataset logs = new DatasetWriter(folder.resolve("copy"), CLOCK).copy(Kind.MIXED, file);

    assertThat(logs.lines()).isEqualTo(151);
    assertThat(Files.readString(logs.streams().getFirst()))
        .startsWith("one\ntwo\nthree {\none\n")
        .containsOnlyOnce(Dataset.NEEDLE);
  }

  private static Comparator<NewEvent> byTime() {
    return Comparator.comparingLong(NewEvent::timestamp);
  }
}
