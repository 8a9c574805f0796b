package io.tallystone.collect.config;

import io.tallystone.collect.follow.StandardInputReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The configuration of an agent that publishes its standard input. */
public final class StandardInput {

  private StandardInput() {}

  /**
   * Publishes to a stream, named {@code GROUP:STREAM}.
   *
   * @throws InvalidConfig if there is no colon, or a name is none that the service takes
   */
  public static AgentConfig config(String groupAndStream) {
    int colon = groupAndStream.indexOf(':');
    if (colon < 1 || colon == groupAndStream.length() - 1) {
      throw new InvalidConfig("stdin: " + groupAndStream + " (expected: GROUP:STREAM)");
    }
    Target target =
        new Target(
            TargetRules.group("stdin, log group", groupAndStream.substring(0, colon)),
            TargetRules.stream("stdin, log stream", groupAndStream.substring(colon + 1)),
            null,
            null);
    FileSource source =
        new FileSource(
            StandardInputReader.PATH,
            target,
            false,
            null,
            FileEntry.ANY_NON_BLANK_START,
            null,
            false,
            StandardCharsets.UTF_8,
            List.of(),
            false);
    return new AgentConfig(null, null, Duration.ofSeconds(5), List.of(source));
  }
}
