package io.tallystone.collect.follow;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.Trouble;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.parse.EventAssembler;
import io.tallystone.collect.parse.LineSplitter;
import io.tallystone.collect.spool.Spool;
import io.tallystone.collect.spool.SpoolException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads standard input into the spool until it ends. What was read and not yet spooled when the
 * agent is killed is lost: nobody can read it again. So it is spooled as soon as the input pauses.
 */
public final class StandardInputReader {

  /** The path that stands for standard input in a configuration. */
  public static final String PATH = "-";

  private static final Logger log = LoggerFactory.getLogger(StandardInputReader.class);

  private static final long TRY_AGAIN_MILLIS = 1000;

  private final InputStream input;
  private final LineSplitter lines;
  private final EventAssembler assembler;
  private final BatchBuilder batch;
  private final Trouble trouble;

  /** Reads the input with the settings of the source. */
  public StandardInputReader(
      InputStream input, FileSource source, Spool spool, Duration flushInterval, Clock clock) {
    this.input = input;
    this.lines = new LineSplitter(source.charset(), 0);
    this.assembler = new EventAssembler(source, clock);
    this.batch = new BatchBuilder(spool, source.target(), clock);
    this.trouble = new Trouble(clock);
  }

  /** Reads to the end. */
  public void run() throws IOException, InterruptedException {
    byte[] buffer = new byte[CollectLimits.READ_BYTES];
    List<CollectedEvent> events = new ArrayList<>();
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      lines.take(buffer, read, line -> assembler.take(line, events::add));
      deliver(events);
      if (input.available() == 0) {
        assembler.flush(events::add);
        deliver(events);
        untilSpooled(batch::flush);
      }
    }
    lines.finish(line -> assembler.take(line, events::add));
    assembler.flush(events::add);
    deliver(events);
    untilSpooled(batch::flush);
  }

  private void deliver(List<CollectedEvent> events) throws InterruptedException {
    for (CollectedEvent event : events) {
      untilSpooled(() -> batch.add(event));
    }
    events.clear();
  }

  private interface Spooling {
    void run() throws InterruptedException;
  }

  /** What was read cannot be read again, so it is kept until the spool takes it. */
  private void untilSpooled(Spooling spooling) throws InterruptedException {
    while (true) {
      try {
        spooling.run();
        return;
      } catch (SpoolException e) {
        if (trouble.isNews(String.valueOf(e.getMessage()))) {
          log.error("standard input waits, will try again: {}", e.getMessage());
        }
        Thread.sleep(TRY_AGAIN_MILLIS);
      }
    }
  }
}
