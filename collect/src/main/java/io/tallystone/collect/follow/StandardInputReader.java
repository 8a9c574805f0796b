package io.tallystone.collect.follow;

import io.tallystone.collect.CollectLimits;
import io.tallystone.collect.config.FileSource;
import io.tallystone.collect.parse.CollectedEvent;
import io.tallystone.collect.parse.EventAssembler;
import io.tallystone.collect.parse.LineSplitter;
import io.tallystone.collect.spool.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads standard input into the spool until it ends. What was read and not yet spooled when the
 * agent is killed is lost: nobody can read it again. So it is spooled as soon as the input pauses.
 */
public final class StandardInputReader {

  /** The path that stands for standard input in a configuration. */
  public static final String PATH = "-";

  private final InputStream input;
  private final LineSplitter lines;
  private final EventAssembler assembler;
  private final BatchBuilder batch;

  /** Reads the input with the settings of the source. */
  public StandardInputReader(
      InputStream input, FileSource source, Spool spool, Duration flushInterval, Clock clock) {
    this.input = input;
    this.lines = new LineSplitter(source.charset(), 0);
    this.assembler = new EventAssembler(source, clock);
    this.batch = new BatchBuilder(spool, source.target(), clock);
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
        batch.flush();
      }
    }
    lines.finish(line -> assembler.take(line, events::add));
    assembler.flush(events::add);
    deliver(events);
    batch.flush();
  }

  private void deliver(List<CollectedEvent> events) throws InterruptedException {
    for (CollectedEvent event : events) {
      batch.add(event);
    }
    events.clear();
  }
}
