package io.tallystone.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes the {@code server.log} of a web server that has its ordinary troubles. */
public final class WebServerLog implements Runnable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final List<String> PATHS =
      List.of("/", "/login", "/cart", "/checkout", "/api/orders", "/api/orders/4711", "/health");
  private static final long LONGEST_PAUSE_MILLIS = 600;

  private final Path file;
  private final Clock clock;
  private final RandomGenerator random;

  /** Appends to the file; what it writes depends on clock and random numbers only. */
  public WebServerLog(Path file, Clock clock, RandomGenerator random) {
    this.file = file;
    this.clock = clock;
    this.random = random;
  }

  /** Writes until interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Files.writeString(
            file, line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Thread.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the demo cannot write " + file, e);
    }
  }

  private String line() {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    int millis = (int) Math.round(Math.exp(random.nextGaussian() * 0.8 + 3));
    String client = "203.0.113." + (1 + random.nextInt(250));
    String time = TIME.format(clock.instant());
    int dice = random.nextInt(100);
    if (dice < 3) {
      return time
          + " ERROR GET "
          + path
          + " 500 "
          + millis
          + "ms "
          + client
          + " java.sql.SQLTransientConnectionException: no connection after 30000ms"
          + "\n    at shop.Orders.find(Orders.java:118)\n    at shop.Web.handle(Web.java:42)";
    }
    if (dice < 8) {
      return time + " WARN  slow answer: GET " + path + " 200 " + (millis + 1000) + "ms " + client;
    }
    return time
        + " INFO  GET "
        + path
        + " "
        + (dice < 12 ? 404 : 200)
        + " "
        + millis
        + "ms "
        + client;
  }
}
