package io.tallystone.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documentation page whose results are generated: what stands between two markers. */
public final class PerformancePage {
  private static final String BEGIN = "<!-- results: begin, written by ./bench --write -->\n";
  private static final String END = "<!-- results: end -->";

  private PerformancePage() {}

  /**
   * Replaces the results.
   *
   * @throws IOException if the page cannot be changed or lacks the markers
   */
  public static void write(Path page, String results) throws IOException {
    Files.writeString(page, replaced(Files.readString(page), results));
  }

  static String replaced(String page, String results) throws IOException {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("the page has no line '" + BEGIN.strip() + "' before '" + END + "'");
    }
    return page.substring(0, begin + BEGIN.length()) + results + page.substring(end);
  }
}
