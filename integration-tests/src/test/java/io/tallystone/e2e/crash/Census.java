package io.tallystone.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads a log group back and compares it with what was sent. */
final class Census {

  private final Ledger ledger;

  /** Event ids by event, as they were read first. */
  private final Map<Batch.Found, String> ids = new HashMap<>();

  Census(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Counts through GetLogEvents and FilterLogEvents.
   *
   * @throws AssertionError if an acknowledged event is missing, doubled or torn, a batch is there
   *     in part, or an event id is not what it was
   */
  void take(CloudWatchLogsClient logs) {
    Map<Batch, BitSet> filtered = filter(logs);
    Map<Batch, BitSet> got = new HashMap<>();
    Set<String> streams = new TreeSet<>();
    for (LogStream stream :
        logs.describeLogStreamsPaginator(r -> r.logGroupName(ledger.group())).logStreams()) {
      streams.add(stream.logStreamName());
      for (OutputLogEvent event :
          logs.getLogEventsPaginator(
                  r ->
                      r.logGroupName(ledger.group())
                          .logStreamName(stream.logStreamName())
                          .startFromHead(true))
              .events()) {
        count(Batch.parse(event.message()), got);
      }
    }
    assertThat(streams).as("streams of %s", ledger.group()).containsAll(ledger.streams());
    assertThat(filtered).as("FilterLogEvents sees what GetLogEvents sees").isEqualTo(got);
    check(got);
  }

  private Map<Batch, BitSet> filter(CloudWatchLogsClient logs) {
    Map<Batch, BitSet> found = new HashMap<>();
    Set<String> unique = new HashSet<>();
    long last = Long.MIN_VALUE;
    for (FilteredLogEvent event :
        logs.filterLogEventsPaginator(r -> r.logGroupName(ledger.group())).events()) {
      Batch.Found at = Batch.parse(event.message());
      count(at, found);
      assertThat(event.timestamp()).as("time order at %s", at).isGreaterThanOrEqualTo(last);
      last = event.timestamp();
      assertThat(unique.add(event.eventId())).as("id of %s is unique", at).isTrue();
      String before = ids.putIfAbsent(at, event.eventId());
      if (before != null) {
        assertThat(event.eventId()).as("id of %s is stable", at).isEqualTo(before);
      }
    }
    return found;
  }

  private static void count(Batch.Found found, Map<Batch, BitSet> into) {
    BitSet events = into.computeIfAbsent(found.batch(), b -> new BitSet());
    assertThat(events.get(found.event())).as("%s is there twice", found).isFalse();
    events.set(found.event());
  }

  private void check(Map<Batch, BitSet> found) {
    Set<Batch> missing = new HashSet<>(ledger.acknowledged());
    missing.removeAll(found.keySet());
    assertThat(missing).as("acknowledged and lost").isEmpty();
    assertThat(ledger.invented(found.keySet())).as("never sent").isEmpty();
    found.forEach(
        (batch, events) ->
            assertThat(events.cardinality()).as("events of %s", batch).isEqualTo(batch.events()));
  }
}
