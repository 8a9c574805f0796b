package io.tallystone.collect.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import io.tallystone.collect.SteppingClock;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.parse.TimestampFormat;
import io.tallystone.collect.spool.Batch;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // each test starts its reader first
class SourceReaderTest {

  private static final Target TARGET = new Target("g", "s", null, null);

  @TempDir Path dir;
  private final SteppingClock clock = new SteppingClock();
  private Spool spool;
  private SourceReader reader;

  @BeforeEach
  void open() throws IOException {
    spool = Spool.open(dir.resolve("state"), 1 << 30, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void linesAreReadAsTheyAreWritten() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\ntwo\n");
    settle();
    write("server.log", "three\n");
    settle();

    assertThat(published()).containsExactly("one", "two", "three");
  }

  @Test
  void aFileRotatedByRenameIsReadToItsEndAndItsSuccessorFromTheStart() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\n");
    settle();
    Files.move(dir.resolve("server.log"), dir.resolve("server.log.1"));
    write("server.log.1", "two, written after the rename\n");
    write("server.log", "three\n");
    settle();

    assertThat(published())
        .containsExactlyInAnyOrder("one", "two, written after the rename", "three");
  }

  @Test
  void aTruncatedFileIsReadFromTheStart() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\ntwo\n");
    settle();
    Files.writeString(dir.resolve("server.log"), "3\n");
    settle();

    assertThat(published()).containsExactly("one", "two", "3");
  }

  @Test
  void aFileReplacedInPlaceByALongerOneIsReadFromTheStart() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\n");
    settle();
    Files.writeString(dir.resolve("server.log"), "a longer line than before\nanother\n");
    settle();

    assertThat(published()).containsExactly("one", "a longer line than before", "another");
  }

  @Test
  void aRestartGoesOnWhereTheSpoolStopsAlsoInAFileRotatedMeanwhile() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\n");
    settle();
    // Read but not spooled when the agent dies: must be read again.
    write("server.log", "two\n");
    reader.poll();
    crash();
    write("server.log", "three\n");
    Files.move(dir.resolve("server.log"), dir.resolve("server.log-20260101"));
    write("server.log", "four\n");
    start(dir.resolve("server.log").toString(), false);
    settle();

    assertThat(published()).containsExactlyInAnyOrder("one", "two", "three", "four");
  }

  @Test
  void everyLineArrivesOnceThroughRandomWritesRotationsTruncationsAndCrashes() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String file = "log" + seed + "/server.log";
      Files.createDirectories(dir.resolve("log" + seed));
      start(dir.resolve(file).toString(), false);
      List<String> written = new ArrayList<>();
      int rotation = 0;
      for (int step = 0; step < 60; step++) {
        switch (random.nextInt(6)) {
          case 0 -> {
            if (Files.exists(dir.resolve(file))) {
              Files.move(dir.resolve(file), dir.resolve(file + "." + rotation++));
            }
          }
          case 1 -> crash();
          case 2 -> clock.advance(Duration.ofSeconds(random.nextInt(4)));
          case 3 -> reader.poll();
          default -> {
            String line = "seed " + seed + " line " + written.size();
            written.add(line);
            write(file, line + "\n");
          }
        }
      }
      settle();
      assertThat(published()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void aFileCopiedAndCutOffIsReadOnceAlsoWhileTheAgentIsDown() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\ntwo\n");
    settle();
    Files.copy(dir.resolve("server.log"), dir.resolve("server.log.1"));
    settle();
    Files.writeString(dir.resolve("server.log"), "");
    settle();
    write("server.log", "three\n");
    settle();
    assertThat(published()).containsExactly("one", "two", "three");

    write("server.log", "four, read by nobody yet\n");
    crash();
    Files.copy(dir.resolve("server.log"), dir.resolve("server.log.2"));
    Files.writeString(dir.resolve("server.log"), "five\n");
    settle();
    assertThat(published()).containsExactlyInAnyOrder("four, read by nobody yet", "five");
  }

  @Test
  void filesThatWereRotatedBeforeTheAgentCameAreLeftAlone() throws Exception {
    write("server.log.1", "history\n");
    Files.setLastModifiedTime(
        dir.resolve("server.log.1"), java.nio.file.attribute.FileTime.fromMillis(1000));
    write("server.log", "now\n");
    start(dir.resolve("server.log").toString(), false);
    settle();

    assertThat(published()).containsExactly("now");
  }

  @Test
  void stackTracesStayWithTheirLine() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "ERROR failed\n  at a.B.c(B.java:1)\n  at d\nINFO next\n");
    settle();

    assertThat(published())
        .containsExactly("ERROR failed\n  at a.B.c(B.java:1)\n  at d", "INFO next");
  }

  @Test
  void onlyTheNewestFileOfAGlobIsFollowedUnlessAllAreAskedFor() throws Exception {
    write("a.log", "from a\n");
    Files.setLastModifiedTime(
        dir.resolve("a.log"), java.nio.file.attribute.FileTime.fromMillis(1000));
    write("b.log", "from b\n");
    write("b.log.gz", "packed\n");
    start(dir + "/*.log*", false);
    settle();
    assertThat(published()).containsExactly("from b");

    start(dir + "/**/*.log", true);
    settle();
    assertThat(published()).containsExactlyInAnyOrder("from a", "from b");
  }

  @Test
  void anEventWithoutATimestampHasThatOfTheOneBefore() throws Exception {
    start(
        dir.resolve("server.log").toString(),
        false,
        TimestampFormat.compile("%Y-%m-%d %H:%M:%S", ZoneOffset.UTC, clock));
    write("server.log", "2025-12-01 00:00:00 a\nno time\n2025-12-01 00:00:09 c\n");
    settle();

    assertThat(publishedEvents())
        .extracting(CollectedEvent::timestamp)
        .containsExactly(1764547200000L, 1764547200000L, 1764547209000L);
  }

  @Test
  void whatWasReadWhenTheSpoolCouldNotTakeItIsSpooledLater() throws Exception {
    spool.close();
    spool = Spool.open(dir.resolve("state"), 1, Clock.systemUTC()); // takes one batch at a time
    start(dir.resolve("server.log").toString(), false);
    List<String> lines = IntStream.range(0, 25_000).mapToObj(String::valueOf).toList();
    write("server.log", String.join("\n", lines) + "\n");
    Thread polling = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              while (polling.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              polling.interrupt();
            });

    assertThatThrownBy(reader::poll).isInstanceOf(InterruptedException.class);

    List<String> published = new ArrayList<>(published());
    for (int i = 0; i < 4; i++) { // a batch each
      reader.poll();
      clock.advance(Duration.ofSeconds(1));
      published.addAll(published());
    }
    assertThat(published).isEqualTo(lines);
  }

  @Test
  void aLoopOfLinksHidesNoFile() throws Exception {
    Files.createDirectories(dir.resolve("logs/a"));
    Files.createSymbolicLink(dir.resolve("logs/a/again"), dir.resolve("logs"));
    write("logs/a/server.log", "one\n");
    start(dir + "/logs/**/*.log", true);
    settle();

    assertThat(published()).containsExactly("one");
  }

  @Test
  void aKillAmidACopyAndTruncationDoublesNothing() throws Exception {
    takeOneBatchAtATime();
    start(dir.resolve("server.log").toString(), false);
    write("server.log", "one\ntwo\n");
    reader.poll(); // read and not yet spooled
    Files.copy(dir.resolve("server.log"), dir.resolve("server.log.1"));
    Files.writeString(dir.resolve("server.log"), "3\n");

    pollUntilTheSpoolIsFull();
    crash();
    settle();

    assertThat(published()).containsExactlyInAnyOrder("one", "two", "3");
  }

  @Test
  void aKillAmidALongEventDoublesNoneOfItsPieces() throws Exception {
    takeOneBatchAtATime();
    start(dir.resolve("server.log").toString(), false);
    String line = "\u00e9".repeat(800_000); // 1.6 MB: three pieces, each a batch of its own
    write("server.log", line + "\n");
    for (int i = 0; i < 9; i++) { // 256 KiB each
      pollUntilTheSpoolIsFull();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(spool.isEmpty()).isFalse();
    crash();
    settle();

    assertThat(String.join("", published())).isEqualTo(line);
  }

  @Test
  @DisplayName("faults row 47: a line of 1 MiB without a line break arrives whole")
  void aLineOfAMebibyteWithoutALineBreakArrivesWhole() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    String line = "x".repeat(1 << 20);
    write("server.log", line);
    settle();
    Files.move(dir.resolve("server.log"), dir.resolve("server.log.1"));
    settle();

    assertThat(String.join("", published())).isEqualTo(line);
  }

  @Test
  void aUtf16FileIsReadByItsMarkAlsoAfterARestart() throws Exception {
    charset = StandardCharsets.UTF_16;
    start(dir.resolve("server.log").toString(), false);
    Path file = dir.resolve("server.log");
    Files.write(file, "\uFEFFone\n".getBytes(StandardCharsets.UTF_16BE));
    settle();
    crash();
    Files.write(file, "two\n".getBytes(StandardCharsets.UTF_16BE), StandardOpenOption.APPEND);
    settle();

    assertThat(published()).containsExactly("one", "two");
  }

  @Test
  void aFileThatALookMissesAmidRenamesIsNotReadAgain() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 110; i++) { // more files than positions are kept of those that are gone
      lines.add("line " + i);
      write("server.log", "line " + i + "\n");
      reader.poll();
      Files.move(dir.resolve("server.log"), dir.resolve("server.log." + i));
    }
    settle();
    assertThat(published()).containsExactlyInAnyOrderElementsOf(lines);
    crash();

    Files.move(dir.resolve("server.log.0"), dir.resolve("state/missed"));
    settle();
    Files.move(dir.resolve("state/missed"), dir.resolve("server.log.0"));
    settle();

    assertThat(published()).isEmpty();
  }

  @Test
  void positionsOfFilesThatAreGoneAreForgottenInTheEnd() throws Exception {
    start(dir.resolve("server.log").toString(), false);
    for (int i = 0; i < 110; i++) {
      write("server.log", "line " + i + "\n");
      reader.poll();
      Files.move(dir.resolve("server.log"), dir.resolve("server.log." + i));
    }
    settle();
    crash();
    for (int i = 0; i < 110; i++) {
      Files.delete(dir.resolve("server.log." + i));
    }

    for (int look = 0; look < 61; look++) {
      reader.poll();
      clock.advance(Duration.ofSeconds(6));
    }

    assertThat(spool.positions(current.pathPattern())).hasSize(100);
  }

  private void takeOneBatchAtATime() throws IOException {
    spool.close();
    spool = Spool.open(dir.resolve("state"), 1, Clock.systemUTC());
  }

  /** What a poll does up to where it waits for room in the spool, if it does. */
  private void pollUntilTheSpoolIsFull() throws InterruptedException {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Thread polling =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    reader.poll();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (IOException | RuntimeException e) {
                    failures.add(e);
                  }
                });
    while (polling.isAlive() && polling.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    polling.interrupt();
    polling.join();
    assertThat(failures).isEmpty();
  }

  private void start(String pattern, boolean all) {
    start(pattern, all, null);
  }

  private void start(String pattern, boolean all, @Nullable TimestampFormat timestamps) {
    FileSource source =
        new FileSource(
            pattern,
            TARGET,
            all,
            null,
            Pattern.compile("^\\S"),
            timestamps,
            false,
            charset,
            List.of(),
            false);
    reader = new SourceReader(pattern, source, spool, Duration.ofSeconds(1), clock);
    current = source;
  }

  private FileSource current;
  private Charset charset = StandardCharsets.UTF_8;

  /** What kill -9 leaves: the spool's last commit, and a new reader that knows nothing else. */
  private void crash() throws IOException {
    spool.close();
    spool = Spool.open(dir.resolve("state"), 1 << 30, Clock.systemUTC());
    reader = new SourceReader(current.pathPattern(), current, spool, Duration.ofSeconds(1), clock);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(
        dir.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void settle() throws Exception {
    for (int i = 0; i < 8; i++) {
      reader.poll();
      clock.advance(Duration.ofSeconds(1));
    }
  }

  private List<String> published() throws InterruptedException {
    return publishedEvents().stream().map(CollectedEvent::message).toList();
  }

  private List<CollectedEvent> publishedEvents() throws InterruptedException {
    List<CollectedEvent> events = new ArrayList<>();
    Optional<Batch> batch = spool.next(TARGET, 0);
    while (batch.isPresent()) {
      events.addAll(batch.get().events());
      spool.acknowledged(batch.get());
      batch = spool.next(TARGET, 0);
    }
    return events;
  }
}
