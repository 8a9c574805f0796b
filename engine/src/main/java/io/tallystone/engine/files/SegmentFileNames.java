package io.tallystone.engine.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Segment names as file names in one directory: {@code p0/17-a} is {@code p0_17-a.segment}. */
final class SegmentFileNames {
  /** A whole segment. */
  static final String SEGMENT_SUFFIX = ".segment";

  /** A segment being written; rubbish when found at start. */
  static final String TEMPORARY_SUFFIX = ".tmp";

  // Room for the suffixes in the 255 bytes that file systems allow.
  private static final int MAX_NAME_LENGTH = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9/-]{1," + MAX_NAME_LENGTH + "}");

  private SegmentFileNames() {}

  static Path segment(Path directory, String name) {
    return directory.resolve(stem(name) + SEGMENT_SUFFIX);
  }

  static Path temporary(Path directory, String name, long number) {
    return directory.resolve(stem(name) + "." + number + TEMPORARY_SUFFIX);
  }

  private static String stem(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "segment name: " + name + " (expected: " + NAME.pattern() + ")");
    }
    return name.replace('/', '_');
  }

  /** The segment's name, if the file is one. */
  static Optional<String> name(Path file) {
    String text = String.valueOf(file.getFileName());
    if (!text.endsWith(SEGMENT_SUFFIX)) {
      return Optional.empty();
    }
    String name = text.substring(0, text.length() - SEGMENT_SUFFIX.length()).replace('_', '/');
    return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  static boolean isTemporary(Path file) {
    return file.toString().endsWith(TEMPORARY_SUFFIX);
  }
}
