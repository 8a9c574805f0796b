package io.tallystone.collect.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.collect.LoggedLines;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.publish.Destination.Outcome;
import io.tallystone.collect.spool.Batch;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class PublisherTest {

  private static final Target TARGET = new Target("g", "s", null, null);

  /** Waits as shortly as can be. */
  private static final RandomGenerator NO_WAIT = () -> 0;

  @TempDir Path dir;
  private final Scripted destination = new Scripted();
  private Spool spool;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    spool = Spool.open(dir, 1 << 20, Clock.systemUTC());
    thread =
        Thread.ofVirtual()
            .start(new Publisher(TARGET, spool, destination, Clock.systemUTC(), NO_WAIT));
  }

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
    spool.close();
  }

  @Test
  void aBatchIsSentAgainUnchangedUntilItIsAcceptedAndOnlyThenTheNext() throws Exception {
    destination.answers.add(new Outcome.TryAgain("away"));
    destination.answers.add(new Outcome.TryAgain("still away"));
    add("one");
    add("two");

    assertThat(List.of(sent(), sent(), sent(), sent()))
        .containsExactly("1 one", "1 one", "1 one", "2 two");
    awaitEmpty();
  }

  @Test
  void aRefusedBatchDoesNotHoldUpTheNext() throws Exception {
    destination.answers.add(new Outcome.Refused("never"));
    add("refused");
    add("good");

    assertThat(List.of(sent(), sent())).containsExactly("1 refused", "2 good");
    awaitEmpty();
  }

  @Test
  void aDestinationThatFailsUnforeseenIsTriedAgain() throws Exception {
    destination.bugs = 1;
    add("one");

    assertThat(List.of(sent(), sent())).containsExactly("1 one", "1 one");
    awaitEmpty();
  }

  @Test
  void aServerThatIsAwayIsToldOnceAndOnceWhenItIsBack() throws Exception {
    try (LoggedLines log = new LoggedLines(Publisher.class)) {
      for (int i = 0; i < 20; i++) {
        destination.answers.add(new Outcome.TryAgain("away"));
      }
      add("one");
      for (int i = 0; i < 21; i++) {
        sent();
      }
      add("two");
      sent(); // the first is settled before the second is sent

      assertThat(log.lines()).containsExactly("g/s: will try again: away", "g/s: publishing again");
    }
  }

  private void add(String message) throws InterruptedException {
    spool.add(TARGET, List.of(List.of(new CollectedEvent(1, message, -1))), List.of());
  }

  private String sent() throws InterruptedException {
    Batch batch = destination.sent.poll(60, TimeUnit.SECONDS);
    assertThat(batch).as("a batch is sent").isNotNull();
    return batch.sequence() + " " + batch.events().getFirst().message();
  }

  private void awaitEmpty() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!spool.isEmpty()) {
      assertThat(System.nanoTime()).as("settled in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Answers as told, then accepts. */
  private static final class Scripted implements Destination {
    private final Queue<Outcome> answers = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<Batch> sent = new LinkedBlockingQueue<>();
    private volatile int bugs;

    @Override
    public Outcome publish(Batch batch) {
      sent.add(batch);
      if (bugs > 0) {
        bugs = 0;
        throw new IllegalStateException("a bug, by intent");
      }
      Outcome answer = answers.poll();
      return answer == null ? new Outcome.Accepted() : answer;
    }

    @Override
    public void close() {}
  }
}
