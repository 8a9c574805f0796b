package io.tallystone.engine.query.run;

import java.time.Instant;
import java.util.List;

/** An hour of events that tests fill, a minute or less apart. */
final class SampleEvents {
  static final long START = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
  static final long END = Instant.parse("2024-05-01T12:00:00Z").toEpochMilli();

  private final HeapSource source = new HeapSource("g", 2);

  /** An event so many seconds after ten o'clock. */
  SampleEvents at(long seconds, String message) {
    source.add(START + 1_000 * seconds, message);
    return this;
  }

  /** Events ten seconds apart, each with a number x. */
  static SampleEvents numbers(String... numbers) {
    SampleEvents events = new SampleEvents();
    for (int i = 0; i < numbers.length; i++) {
      events.at(10L * i, "{\"x\":" + numbers[i] + ",\"n\":" + i + "}");
    }
    return events;
  }

  List<String> ask(String question) throws Exception {
    return Asking.ask(source, START, END, question);
  }

  HeapSource source() {
    return source;
  }
}
