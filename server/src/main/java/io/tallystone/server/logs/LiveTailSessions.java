package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts open Live Tail sessions, and the events that slow readers did not get. */
final class LiveTailSessions {
  private final int limit;
  private final Map<Scope, Integer> open = new ConcurrentHashMap<>();
  private final LongAdder dropped = new LongAdder();

  LiveTailSessions(LogsQuotas.LiveTail quotas) {
    this.limit = quotas.sessions();
  }

  /** A place among the open sessions, until it is closed. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  Place open(Scope scope) {
    open.merge(
        scope,
        1,
        (count, one) -> {
          if (count >= limit) {
            throw LogsErrors.limitExceeded();
          }
          return count + one;
        });
    return () -> open.computeIfPresent(scope, (same, count) -> count == 1 ? null : count - 1);
  }

  void dropped(long events) {
    dropped.add(events);
  }

  /** For operators: metric name to value. */
  Map<String, Double> gauges() {
    return Map.of(
        "live_tail_sessions",
        (double) open.values().stream().mapToInt(Integer::intValue).sum(),
        "live_tail_dropped_events_total",
        dropped.doubleValue());
  }
}
