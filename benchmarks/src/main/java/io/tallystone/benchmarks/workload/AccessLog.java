package io.tallystone.benchmarks.workload;

import java.util.SplittableRandom;

/** A web server's access log in the combined format. */
final class AccessLog implements LogSource {
  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.%d.%d Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%d.%d Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%1$d.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS %d_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.%d.%d"
  };
  private static final int[] STATUSES = {200, 200, 200, 200, 200, 304, 301, 404, 500};
  private static final int PAGES = 3_000;

  private final Values values;
  private final String[] pages = new String[PAGES];
  private final int[] sizes = new int[PAGES];
  private final String[] agents = new String[200];

  AccessLog(long seed) {
    this.values = new Values(seed);
    SplittableRandom random = values.random();
    String[] kinds = {"/articles/%s.html", "/images/%s.png", "/css/%s.css", "/blog/%s/"};
    for (int i = 0; i < PAGES; i++) {
      pages[i] = kinds[random.nextInt(kinds.length)].formatted(values.hex(2 + random.nextInt(12)));
      sizes[i] = 200 + random.nextInt(200_000);
    }
    for (int i = 0; i < agents.length; i++) {
      int version = 90 + random.nextInt(40);
      agents[i] =
          AGENTS[i % AGENTS.length].formatted(version, random.nextInt(9), random.nextInt(150));
    }
  }

  @Override
  public void line(long time, StringBuilder out) {
    SplittableRandom random = values.random();
    int page = values.uneven(PAGES);
    int status = STATUSES[random.nextInt(STATUSES.length)];
    out.append(values.address()).append(" - - [");
    TimeFormats.append("clf", time, out);
    out.append("] \"GET ").append(pages[page]).append(" HTTP/1.1\" ").append(status).append(' ');
    out.append(status == 304 ? "-" : Integer.toString(sizes[page])).append(" \"");
    out.append(
        random.nextInt(3) == 0 ? "-" : "https://www.example.com" + pages[values.uneven(PAGES)]);
    out.append("\" \"").append(agents[values.uneven(agents.length)]).append('"');
  }
}
