package io.tallystone.engine.journal;

import java.nio.file.Path;
import java.util.Locale;

/** Names of the files in the journal's directory. */
final class FileNames {
  /** Holds entries; the stem is the file's number, so names sort by age. */
  static final String JOURNAL_SUFFIX = ".journal";

  /** Ready for use; what it holds means nothing. */
  static final String SPARE_SUFFIX = ".spare";

  /** A journal file whose header cannot be read, kept for the operator. */
  static final String DAMAGED_SUFFIX = ".damaged";

  private FileNames() {}

  static Path journal(Path directory, long number) {
    return directory.resolve(String.format(Locale.ROOT, "%012d%s", number, JOURNAL_SUFFIX));
  }

  static Path spare(Path directory, long number) {
    return directory.resolve(String.format(Locale.ROOT, "%012d%s", number, SPARE_SUFFIX));
  }

  static boolean isJournal(Path file) {
    return file.toString().endsWith(JOURNAL_SUFFIX);
  }

  static boolean isSpare(Path file) {
    return file.toString().endsWith(SPARE_SUFFIX);
  }

  /** The number in a file's name, or 0 if it has none. */
  static long number(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.substring(0, name.indexOf('.'));
    return stem.matches("\\d{1,18}") ? Long.parseLong(stem) : 0;
  }
}
