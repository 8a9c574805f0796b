package io.tallystone.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.publish.Destination;
import io.tallystone.collect.spool.Batch;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AgentTest {

  private static final Target TARGET = new Target("g", "s", null, null);

  @TempDir Path dir;

  @Test
  void aFullSpoolAndAServerThatIsAwayDoNotHoldUpTheEnd() throws Exception {
    Spool spool = Spool.open(dir.resolve("state"), 1, Clock.systemUTC());
    Path file = Files.writeString(dir.resolve("server.log"), "one\n");
    Agent agent = start(spool, file, batch -> new Destination.Outcome.TryAgain("away"));
    assertThat(spool.next(TARGET, 30_000)).as("a batch waits").isPresent();
    Files.writeString(file, "two\n", StandardOpenOption.APPEND);

    agent.close(Duration.ofMillis(300));

    try (Spool next = Spool.open(dir.resolve("state"), 1, Clock.systemUTC())) {
      assertThat(next.isEmpty()).isFalse();
    }
  }

  @Test
  void aPublisherOutlivesAFailureThatNobodyForesaw() throws Exception {
    Spool spool = Spool.open(dir.resolve("state"), 1 << 20, Clock.systemUTC());
    Path file = Files.writeString(dir.resolve("server.log"), "one\n");
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch accepted = new CountDownLatch(1);
    Agent agent =
        start(
            spool,
            file,
            batch -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("not foreseen");
              }
              accepted.countDown();
              return new Destination.Outcome.Accepted();
            });
    assertThat(accepted.await(30, TimeUnit.SECONDS)).isTrue();

    agent.close(Duration.ofSeconds(30)); // ends as soon as the batch is settled
    assertThat(attempts).hasValue(2);
    try (Spool next = Spool.open(dir.resolve("state"), 1, Clock.systemUTC())) {
      assertThat(next.isEmpty()).isTrue();
    }
  }

  private static Agent start(Spool spool, Path file, Function<Batch, Destination.Outcome> publish)
      throws IOException {
    FileSource source =
        new FileSource(
            file.toString(),
            TARGET,
            false,
            null,
            Pattern.compile("^\\S"),
            null,
            false,
            StandardCharsets.UTF_8,
            List.of(),
            false);
    Destination destination =
        new Destination() {
          @Override
          public Outcome publish(Batch batch) {
            return publish.apply(batch);
          }

          @Override
          public void close() {}
        };
    return Agent.start(
        new AgentConfig(null, null, Duration.ofMillis(50), List.of(source)),
        spool,
        destination,
        Clock.systemUTC(),
        new SplittableRandom(1));
  }
}
