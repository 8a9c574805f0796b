package io.tallystone.engine.journal;

import java.time.Duration;

/**
 * Limits of a {@link FileJournal}.
 *
 * @param fileBytes size of each preallocated file
 * @param groupBytes how much one commit takes; twice this is the memory that waiting entries use
 * @param maxEntryBytes largest payload; larger ones are rejected as TOO_LARGE
 * @param maxFiles how many files may hold entries; beyond, appends are rejected as FULL until
 *     entries are truncated
 * @param spareFiles how many files that are no longer needed are kept for use again; if this is not
 *     zero, one is also made ahead
 * @param retryWhenFull how often space is looked for while there is none
 * @param startAt no new offset is below this one, even if the files that held such entries are gone
 */
public record JournalOptions(
    int fileBytes,
    int groupBytes,
    int maxEntryBytes,
    int maxFiles,
    int spareFiles,
    Duration retryWhenFull,
    long startAt) {

  /** Checks that one commit fits into a file and one entry into a commit. */
  public JournalOptions {
    check("fileBytes", fileBytes, FileHeader.BYTES + groupBytes);
    check("groupBytes", groupBytes, FrameHeader.frameBytes(maxEntryBytes));
    check("maxEntryBytes", maxEntryBytes, 1);
    check("maxFiles", maxFiles, 2);
    check("spareFiles", spareFiles, 0);
    check("startAt", startAt, 0);
  }

  private static void check(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
    }
  }

  /**
   * For a server: files of 64 MB, commits of up to 4 MB, at most 16 GB. As many spare files as are
   * freed while memory tables of 64 MB are filled and sealed, so that a steady load makes no files.
   *
   * <p>The largest PutLogEvents batch is 1 MiB and encodes to less than 2 MiB.
   */
  public static JournalOptions defaults() {
    return new JournalOptions(64 << 20, 4 << 20, 3 << 20, 256, 4, Duration.ofSeconds(1), 0);
  }

  /** The same with another {@code startAt}. */
  public JournalOptions startingAt(long offset) {
    return new JournalOptions(
        fileBytes, groupBytes, maxEntryBytes, maxFiles, spareFiles, retryWhenFull, offset);
  }
}
