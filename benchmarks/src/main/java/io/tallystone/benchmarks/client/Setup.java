package io.tallystone.benchmarks.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Groups and streams to work on, and checks of answers. */
public final class Setup {
  private static final Pattern MESSAGE = Pattern.compile("\"message\":");

  private Setup() {}

  public static void create(int port, RequestSigner signer, String group, List<String> streams)
      throws IOException {
    try (Connection connection = new Connection(port)) {
      connection.send(
          signer.request("CreateLogGroup", LogsApi.body(Map.of("logGroupName", group))));
      for (String stream : streams) {
        connection.send(
            signer.request(
                "CreateLogStream",
                LogsApi.body(Map.of("logGroupName", group, "logStreamName", stream))));
      }
    }
  }

  /** Fails the run unless the answer has so many events: a wrong answer must not count. */
  public static void requireEvents(byte[] answer, int expected) throws IOException {
    long found = MESSAGE.matcher(new String(answer, StandardCharsets.UTF_8)).results().count();
    if (found != expected) {
      throw new IOException("events in the answer: " + found + " (expected: " + expected + ")");
    }
  }
}
