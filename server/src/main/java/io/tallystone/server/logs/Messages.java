package io.tallystone.server.logs;

import java.nio.charset.StandardCharsets;

/** The text of messages as the engine keeps it, and back. */
public final class Messages {
  private Messages() {}

  /** UTF-8; a message that is not Unicode text is refused rather than stored as something else. */
  static byte[] utf8(String message) {
    for (int i = 0; i < message.length(); i++) {
      if (Character.isSurrogate(message.charAt(i))) {
        if (Character.charCount(message.codePointAt(i)) == 1) {
          throw LogsErrors.invalid(
              "A log event message contains half of a surrogate pair, which is not valid Unicode.");
        }
        i++;
      }
    }
    return message.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
