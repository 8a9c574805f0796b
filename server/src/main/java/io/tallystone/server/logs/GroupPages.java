package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists log groups by name, page by page, some of them left out. */
final class GroupPages {
  /** Groups looked at for one page: a page may be short or empty although there is a next one. */
  private static final int MAX_LOOKED_AT = 10_000;

  /** Read at a time: what a page needs if all are wanted, then more and more. */
  private static final int LONGEST_STEP = 1_000;

  private final LogDirectory directory;

  GroupPages(LogDirectory directory) {
    this.directory = directory;
  }

  /**
   * A page.
   *
   * @param nextToken for the next page; null if this was the last one
   */
  record Page(List<LogGroup> groups, @Nullable String nextToken) {}

  Page page(
      Scope scope, String prefix, Predicate<LogGroup> wanted, @Nullable String token, int limit) {
    List<LogGroup> page = new ArrayList<>();
    String after = PageTokens.single(token);
    int step = Math.min(limit + 1, LONGEST_STEP);
    for (int looked = 0; looked < MAX_LOOKED_AT; looked += step) {
      List<LogGroup> groups = directory.groups(scope, prefix, after, step);
      for (LogGroup group : groups) {
        if (wanted.test(group)) {
          if (page.size() == limit) {
            return new Page(page, PageTokens.of(page.getLast().name()));
          }
          page.add(group);
        }
      }
      if (groups.size() < step) {
        return new Page(page, null);
      }
      after = groups.getLast().name();
      step = Math.min(step * 4, LONGEST_STEP);
    }
    return new Page(page, PageTokens.of(after == null ? "" : after));
  }
}
