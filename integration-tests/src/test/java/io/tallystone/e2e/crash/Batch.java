package io.tallystone.e2e.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A batch whose events say where they belong: {@code stream batch event/events filler}.
 *
 * @param stream name of its log stream
 * @param number its number in the stream
 * @param events how many it has
 */
record Batch(String stream, int number, int events) {

  private static final Pattern MESSAGE = Pattern.compile("(\\S+) (\\d+) (\\d+)/(\\d+) (x*)!");

  /** An event that was read back. */
  record Found(Batch batch, int event) {}

  /** Its messages; filler makes them {@code bytes} longer. */
  List<String> messages(int bytes) {
    String filler = "x".repeat(bytes);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      messages.add(stream + " " + number + " " + i + "/" + events + " " + filler + "!");
    }
    return messages;
  }

  /** Takes a message apart; a torn one is an error. */
  static Found parse(String message) {
    Matcher matcher = MESSAGE.matcher(message);
    if (!matcher.matches()) {
      throw new AssertionError("torn message: " + message);
    }
    return new Found(
        new Batch(
            matcher.group(1),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(4))),
        Integer.parseInt(matcher.group(3)));
  }
}
