package io.tallystone.engine.store;

import java.time.Clock;

/** Opens log stores. */
public final class LogStores {
  private LogStores() {}

  /**
   * Opens a store over the ports, which it closes in the end, or at once if it cannot be opened.
   *
   * @throws StoreUnusable if the ports' contents do not belong together
   */
  public static LogStore open(Ports ports, StoreOptions options, Clock clock) {
    JournaledLogStore store = null;
    try {
      store = new JournaledLogStore(ports, options, clock);
      store.start();
      return store;
    } finally {
      if (store == null) {
        ports.close();
      }
    }
  }
}
