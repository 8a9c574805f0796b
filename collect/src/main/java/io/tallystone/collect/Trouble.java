package io.tallystone.collect;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trouble that may last, as a file that cannot be read: it is met several times a second, and told
 * when it is new or another, and once a minute while it stays. Not thread-safe.
 */
public final class Trouble {

  private static final long REMIND_AFTER_MILLIS = 60_000;

  /** So many different messages are remembered; the one told first is forgotten first. */
  private static final int REMEMBERED = 100;

  private final Clock clock;
  private final Map<String, Long> toldAt = new LinkedHashMap<>();
  private boolean met;

  /** No trouble so far. */
  public Trouble(Clock clock) {
    this.clock = clock;
  }

  /** Trouble is met; returns whether to tell this message now. */
  public boolean isNews(String message) {
    met = true;
    long now = clock.millis();
    Long before = toldAt.get(message);
    if (before != null && now - before < REMIND_AFTER_MILLIS) {
      return false;
    }
    toldAt.remove(message);
    toldAt.put(message, now);
    if (toldAt.size() > REMEMBERED) {
      toldAt.remove(toldAt.keySet().iterator().next());
    }
    return true;
  }

  /** It went well this time; returns whether it did not before. */
  public boolean isOver() {
    boolean over = met;
    met = false;
    return over;
  }
}
