package io.tallystone.server.logs;

import io.tallystone.engine.event.EventPosition;
import io.tallystone.engine.event.StoredEvent;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.Page;
import io.tallystone.engine.store.ReadRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches a range of time in steps, so that a search that finds little answers before the client
 * gives up: with what there is, and with where to go on.
 *
 * <p>Steps start at a day and double while they are quick, so that years without events cost little
 * and a busy day is not searched together with the next one.
 */
final class SteppedSearch {
  private static final long FIRST_STEP = Duration.ofDays(1).toMillis();
  private static final long SHORTEST_STEP = Duration.ofMinutes(5).toMillis();

  private final LogStore store;
  private final LogsQuotas.Reading quotas;
  private final Clock clock;

  SteppedSearch(LogStore store, LogsQuotas.Reading quotas, Clock clock) {
    this.store = store;
    this.quotas = quotas;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param goOnAfter all up to here has been searched; null if the range is at its end
   * @param damaged whether events are missing because they cannot be read
   */
  record Found(List<StoredEvent> events, @Nullable EventPosition goOnAfter, boolean damaged) {}

  /**
   * Searches forward.
   *
   * @param wanted the streams whose events are, by id; events of others are passed over
   * @param oldest before this time there can hardly be events, so that the first step reaches a day
   *     beyond it
   */
  Found search(ReadRequest request, LongPredicate wanted, long oldest) {
    List<StoredEvent> found = new ArrayList<>();
    long started = clock.millis();
    @Nullable EventPosition after = request.after();
    boolean damaged = false;
    long from = Math.max(request.fromTime(), after == null ? 0 : after.timestamp());
    long step = FIRST_STEP;
    long end = plus(Math.max(from, oldest), step);
    while (true) {
      long stepStarted = clock.millis();
      Page page = store.read(part(request, after, from, Math.min(end, request.toTime()), found));
      damaged |= page.damaged();
      page.events().stream()
          .filter(event -> wanted.test(event.position().streamId()))
          .forEach(found::add);
      long now = clock.millis();
      boolean late = now - started >= quotas.searchTime().toMillis();
      if (page.more()) { // then it has an event
        after = page.events().getLast().position();
        if (late || !found.isEmpty()) {
          return new Found(found, after, damaged);
        }
        continue; // none of them was wanted
      }
      if (end >= request.toTime()) {
        return new Found(found, null, damaged);
      }
      if (late || isFull(request, found)) {
        return new Found(found, Positions.before(new EventPosition(end, 0, 0, 0)), damaged);
      }
      boolean quick = now - stepStarted < quotas.searchTime().toMillis() / 10;
      step = quick ? plus(step, step) : Math.max(SHORTEST_STEP, step / 2);
      from = end;
      end = plus(end, step);
    }
  }

  private static boolean isFull(ReadRequest request, List<StoredEvent> found) {
    return found.size() >= request.maxEvents() || bytes(found) >= request.maxBytes();
  }

  private static long bytes(List<StoredEvent> events) {
    return events.stream().mapToLong(event -> event.message().length).sum();
  }

  private static ReadRequest part(
      ReadRequest whole,
      @Nullable EventPosition after,
      long from,
      long to,
      List<StoredEvent> found) {
    return new ReadRequest(
        whole.groupId(),
        whole.streamIds(),
        from,
        to,
        after,
        false,
        whole.maxEvents() - found.size(),
        whole.maxBytes() - bytes(found),
        whole.matcher(),
        whole.needs());
  }

  /** The sum, or the end of time; what lies beyond positions is searched in one last step. */
  private static long plus(long time, long step) {
    long sum = time + step;
    return sum < 0 || sum > Positions.MAX_TIMESTAMP ? Long.MAX_VALUE : sum;
  }
}
