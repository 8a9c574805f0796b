package io.tallystone.collect.publish;

import io.tallystone.collect.Trouble;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.spool.Batch;
import io.tallystone.collect.spool.Spool;
import io.tallystone.collect.spool.SpoolException;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the batches of one stream, one after the other and each until it is settled. Runs until
 * interrupted.
 */
public final class Publisher implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  private static final long LOOK_AGAIN_MILLIS = 1000;

  private final Target target;
  private final Spool spool;
  private final Destination destination;
  private final Backoff backoff;
  private final Trouble trouble;
  private final Trouble refusals;

  /** Publishes to the target; {@code random} draws the waiting times. */
  public Publisher(
      Target target, Spool spool, Destination destination, Clock clock, RandomGenerator random) {
    this.target = target;
    this.spool = spool;
    this.destination = destination;
    this.backoff = new Backoff(random);
    this.trouble = new Trouble(clock);
    this.refusals = new Trouble(clock);
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    try {
      Optional<Batch> batch = spool.next(target, LOOK_AGAIN_MILLIS);
      if (batch.isPresent()) {
        settle(batch.get(), destination.publish(batch.get()));
      }
    } catch (SpoolException e) {
      if (trouble.isNews(e.toString())) {
        log.error("{}/{}: {}", target.group(), target.stream(), e.getMessage());
      }
      Thread.sleep(backoff.nextMillis());
    } catch (RuntimeException e) {
      // A bug must not silence this stream for ever, as the end of its thread would.
      if (trouble.isNews(e.toString())) {
        log.error(
            "{}/{}: publishing failed unexpectedly, will try again: {}",
            target.group(),
            target.stream(),
            e.toString(),
            e);
      }
      Thread.sleep(backoff.nextMillis());
    }
  }

  private void settle(Batch batch, Destination.Outcome outcome) throws InterruptedException {
    switch (outcome) {
      case Destination.Outcome.Accepted() -> {
        spool.acknowledged(batch);
        backoff.reset();
        if (trouble.isOver()) {
          log.info("{}/{}: publishing again", target.group(), target.stream());
        }
      }
      case Destination.Outcome.Refused(String reason) -> {
        if (refusals.isNews(reason)) {
          log.error(
              "{}/{}: batch {} ({} events) was refused and is set aside in the spool: {}",
              target.group(),
              target.stream(),
              batch.sequence(),
              batch.events().size(),
              reason);
        }
        spool.refused(batch, reason);
      }
      case Destination.Outcome.TryAgain(String reason) -> {
        if (trouble.isNews(reason)) {
          log.warn("{}/{}: will try again: {}", target.group(), target.stream(), reason);
        }
        Thread.sleep(backoff.nextMillis());
      }
    }
  }
}
