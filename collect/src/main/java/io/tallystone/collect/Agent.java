package io.tallystone.collect;

import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.follow.SourceReader;
import io.tallystone.collect.follow.StandardInputReader;
import io.tallystone.collect.publish.Destination;
import io.tallystone.collect.publish.Publisher;
import io.tallystone.collect.spool.Spool;
import io.tallystone.collect.spool.SpoolException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows files and publishes their lines.
 *
 * <p>One reader a source fills the spool, one publisher a stream empties it; they meet nowhere
 * else, so a server that is away holds up no reading until the spool is full, and then no line is
 * lost: the files themselves wait.
 */
public final class Agent implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  private static final long POLL_MILLIS = 200;
  private static final long TRY_AGAIN_MILLIS = 1000;
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final Spool spool;
  private final Destination destination;
  private final Clock clock;
  private final List<Thread> readers = new ArrayList<>();
  private final List<Thread> publishers = new ArrayList<>();

  private Agent(Spool spool, Destination destination, Clock clock) {
    this.spool = spool;
    this.destination = destination;
    this.clock = clock;
  }

  /** Starts readers and publishers; takes over spool and destination and closes them in the end. */
  public static Agent start(
      AgentConfig config,
      Spool spool,
      Destination destination,
      Clock clock,
      RandomGenerator random) {
    Agent agent = new Agent(spool, destination, clock);
    Map<String, Target> targets = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (FileSource source : config.files()) {
      Target target = source.target();
      targets.putIfAbsent(target.group() + '\0' + target.stream(), target);
      String name = target.group() + "|" + target.stream() + "|" + source.pathPattern();
      int twin = seen.merge(name, 1, Integer::sum);
      agent.startReader(twin == 1 ? name : name + "|" + twin, source, config.flushInterval());
    }
    agent.publish(targets.values(), random);
    return agent;
  }

  private void startReader(String name, FileSource source, Duration flushInterval) {
    Runnable work;
    if (source.pathPattern().equals(StandardInputReader.PATH)) {
      StandardInputReader input =
          new StandardInputReader(System.in, source, spool, flushInterval, clock);
      work = () -> read(input);
    } else {
      SourceReader files = new SourceReader(name, source, spool, flushInterval, clock);
      work = () -> read(files);
    }
    readers.add(Thread.ofVirtual().name("read " + source.pathPattern()).start(work));
  }

  private void publish(Iterable<Target> targets, RandomGenerator random) {
    for (Target target : targets) {
      publishers.add(
          Thread.ofVirtual()
              .name("publish " + target.stream())
              .start(new Publisher(target, spool, destination, clock, random)));
    }
  }

  /** Waits until nothing is left to read and all is published: only standard input ends. */
  public void awaitEnd() throws InterruptedException {
    for (Thread reader : readers) {
      reader.join();
    }
    while (!spool.isEmpty()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /**
   * Spools what is complete, publishes for a few seconds more, and stops; what is left is published
   * at the next start.
   */
  @Override
  public void close() {
    close(DRAIN);
  }

  void close(Duration patience) {
    readers.forEach(Thread::interrupt);
    try {
      awaitReaders(patience);
      Instant end = clock.instant().plus(patience);
      while (!spool.isEmpty() && clock.instant().isBefore(end)) {
        Thread.sleep(20);
      }
      publishers.forEach(Thread::interrupt);
      for (Thread publisher : publishers) {
        publisher.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      spool.close();
      destination.close();
    }
  }

  /**
   * A reader may wait for room in a spool that nothing empties while the server is away, or for
   * standard input: neither holds up the end for ever.
   */
  private void awaitReaders(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Thread reader : readers) {
      if (!reader.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
        reader.interrupt(); // the last batch too: it is read again at the next start
        if (!reader.join(LAST_WORD)) {
          log.warn("{} does not stop and is left alone", reader.getName());
        }
      }
    }
  }

  private void read(SourceReader reader) {
    Trouble trouble = new Trouble(clock);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pollOnce(reader, trouble));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finish(reader);
    }
  }

  private static void read(StandardInputReader reader) {
    try {
      reader.run();
    } catch (IOException | SpoolException e) {
      log.error("reading standard input failed: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when to poll again, ms. */
  private static long pollOnce(SourceReader reader, Trouble trouble) throws InterruptedException {
    try {
      boolean read = reader.poll();
      if (trouble.isOver()) {
        log.info("{}: works again", Thread.currentThread().getName());
      }
      return read ? 0 : POLL_MILLIS;
    } catch (IOException | SpoolException e) {
      if (trouble.isNews(e.toString())) {
        log.error(
            "{} failed, will try again: {}", Thread.currentThread().getName(), e.getMessage());
      }
    } catch (RuntimeException e) {
      // A bug must not silence this source for ever, as the end of its thread would.
      if (trouble.isNews(e.toString())) {
        log.error(
            "{} failed unexpectedly, will try again: {}",
            Thread.currentThread().getName(),
            e.toString(),
            e);
      }
    }
    return TRY_AGAIN_MILLIS;
  }

  private static void finish(SourceReader reader) {
    // The interrupt asked for the end of the loop; the last batch may still be spooled.
    boolean interrupted = Thread.interrupted();
    try {
      reader.close();
    } catch (IOException | SpoolException e) {
      log.error("the last events were not spooled and will be read again: {}", e.getMessage());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
