package io.tallystone.engine.maintenance;

import io.tallystone.engine.spi.CatalogException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes steps of one kind; a failure is logged once for as long as its reason is the same. */
final class Attempts {
  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  /** A step that can fail. */
  interface Step {
    /** Whether something was done. */
    boolean run() throws IOException;
  }

  private final String name;
  private String failure = "";

  /**
   * New.
   *
   * @param name what the steps do, for the log
   */
  Attempts(String name) {
    this.name = name;
  }

  /** Takes a step; false if nothing was done, or it failed. */
  boolean take(Step step) {
    try {
      boolean done = step.run();
      failure = "";
      return done;
    } catch (IOException | CatalogException e) {
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(failure)) {
        log.error("{} fails: {}; it is tried again at the next pass", name, reason);
      }
      failure = reason;
      return false;
    } catch (CancellationException e) {
      log.debug("{} given up: {}", name, e.getMessage());
      return false;
    }
  }

  /** Whether the last step failed. */
  boolean failed() {
    return !failure.isEmpty();
  }
}
