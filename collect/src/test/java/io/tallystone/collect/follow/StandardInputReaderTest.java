package io.tallystone.collect.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.config.StandardInput;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.spool.Batch;
import io.tallystone.collect.spool.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class StandardInputReaderTest {

  private static final FileSource SOURCE = StandardInput.config("g:s").files().getFirst();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path dir;
  private Spool spool;

  @BeforeEach
  void open() throws IOException {
    spool = Spool.open(dir, 1 << 20, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void everyLineIsSpooledWithTheTimeOfReadingTheLastWithoutItsNewlineToo() throws Exception {
    reader(new ByteArrayInputStream("one\ntw\u00f6\nthree".getBytes(StandardCharsets.UTF_8))).run();

    List<CollectedEvent> events = spooled();
    assertThat(events)
        .extracting(CollectedEvent::message)
        .containsExactly("one", "tw\u00f6", "three");
    assertThat(events).extracting(CollectedEvent::timestamp).containsOnly(CLOCK.millis());
  }

  @Test
  void whatWasReadIsSpooledWhenTheInputPauses() throws Exception {
    PipedInputStream input = new PipedInputStream();
    StandardInputReader reader = reader(input);
    Thread thread;
    try (PipedOutputStream producer = new PipedOutputStream(input)) {
      thread = Thread.ofPlatform().start(() -> run(reader));
      producer.write("one\n".getBytes(StandardCharsets.UTF_8));
      producer.flush();

      assertThat(spool.next(SOURCE.target(), 10_000)).isPresent();
    }
    thread.join();
  }

  private static void run(StandardInputReader reader) {
    try {
      reader.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anEmptyInputSpoolsNothing() throws Exception {
    reader(new ByteArrayInputStream(new byte[0])).run();

    assertThat(spool.isEmpty()).isTrue();
  }

  private StandardInputReader reader(InputStream input) {
    return new StandardInputReader(input, SOURCE, spool, Duration.ofSeconds(5), CLOCK);
  }

  private List<CollectedEvent> spooled() throws InterruptedException {
    List<CollectedEvent> events = new ArrayList<>();
    for (Optional<Batch> next = spool.next(SOURCE.target(), 0);
        next.isPresent();
        next = spool.next(SOURCE.target(), 0)) {
      events.addAll(next.get().events());
      spool.acknowledged(next.get());
    }
    return events;
  }
}
