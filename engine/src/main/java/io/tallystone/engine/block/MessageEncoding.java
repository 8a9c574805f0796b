package io.tallystone.engine.block;

import java.util.Arrays;
import java.util.Optional;

/** How the messages of a block are encoded. */
enum MessageEncoding {
  /**
   * One section of text: the messages one after the other; their lengths are with the positions.
   */
  PLAIN(1, 2, 1),

  /** Templates, strings, numbers, packed hexadecimal digits: see {@link CompactMessages}. */
  TEMPLATES(2, 5, 2);

  private final int code;
  private final int sections;
  private final int textSections;

  MessageEncoding(int code, int sections, int textSections) {
    this.code = code;
    this.sections = sections;
    this.textSections = textSections;
  }

  /** The code in the block's header. */
  int code() {
    return code;
  }

  /** Number of sections, the positions included. */
  int sections() {
    return sections;
  }

  /** How many of the sections, from the first on, hold text to search in. */
  int textSections() {
    return textSections;
  }

  static Optional<MessageEncoding> of(int code) {
    return Arrays.stream(values()).filter(e -> e.code == code).findFirst();
  }
}
