package io.tallystone.benchmarks.workload;

import java.util.Locale;
import java.util.SplittableRandom;

/** A web application that logs one JSON object per request. */
final class JsonLog implements LogSource {
  private static final String[] LEVELS = {
    "INFO", "INFO", "INFO", "INFO", "DEBUG", "INFO", "WARN", "ERROR"
  };
  private static final String[] THINGS = {
    "orders", "users", "basket", "articles", "checkout", "search", "stock", "payments"
  };
  private static final String[] METHODS = {"GET", "GET", "GET", "POST", "PUT", "DELETE"};
  private static final int[] STATUSES = {
    200, 200, 200, 200, 200, 200, 200, 201, 204, 304, 400, 401, 404, 404, 500, 503
  };
  private static final String[] MESSAGES = {
    "request served",
    "not cached, asking the database",
    "second attempt at the payment provider",
    "signed in",
    "quantity must be a number",
    "no free connection, waiting",
    "slow statement on table order_line"
  };

  private final Values values;

  JsonLog(long seed) {
    this.values = new Values(seed);
  }

  @Override
  public void line(long time, StringBuilder out) {
    SplittableRandom random = values.random();
    int status = STATUSES[random.nextInt(STATUSES.length)];
    out.append("{\"time\":\"");
    TimeFormats.append("isoz", time, out);
    out.append("\",\"level\":\"")
        .append(status >= 500 ? "ERROR" : LEVELS[random.nextInt(LEVELS.length)])
        .append("\",\"requestId\":\"")
        .append(values.freshUuid())
        .append("\",\"user\":\"u")
        .append(100_000 + values.uneven(200_000))
        .append("\",\"method\":\"")
        .append(METHODS[random.nextInt(METHODS.length)])
        .append("\",\"path\":\"/api/v1/")
        .append(THINGS[random.nextInt(THINGS.length)])
        .append('/')
        .append(values.uneven(1_000_000))
        .append("\",\"status\":")
        .append(status)
        .append(",\"latency\":")
        .append(String.format(Locale.ROOT, "%.3f", values.latency()))
        .append(",\"message\":\"")
        .append(MESSAGES[random.nextInt(MESSAGES.length)])
        .append("\"}");
  }
}
