package io.tallystone.e2e.process;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback addresses for servers that are started again on the same port. On 127.0.0.1 the system
 * may meanwhile give that port to any outgoing connection, even to one that tries to reach the
 * server while it is down and so connects to itself.
 */
final class Loopback {

  private static final boolean WHOLE_NETWORK = System.getProperty("os.name").equals("Linux");

  private Loopback() {}

  /** An address that probably nobody else uses, where 127.0.0.0/8 is loopback. */
  static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return WHOLE_NETWORK
        ? "127.%d.%d.%d"
            .formatted(random.nextInt(1, 255), random.nextInt(256), random.nextInt(1, 255))
        : "127.0.0.1";
  }
}
