package io.tallystone.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.Clients;
import io.tallystone.e2e.process.Launcher;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs the demo as a newcomer does, and the commands that it prints. With {@code
 * -Dtallystone.long=true} in a fresh clone of this source tree, so that it builds first.
 */
class DemoTest {

  private static final Duration BUILD = Duration.ofMinutes(15);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern FOLDER = Pattern.compile("Two agents follow (\\S+)/ec2/server.log");

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void bothStreamsGrowAndInterruptingLeavesTheDataOnly() throws Exception {
    Path data = tallystone.newDirectory().resolve("kept");
    RunningProgram demo = start("--data-dir", data.toString());
    assumeTrue(Clients.hasAwsCli(), "no AWS CLI here");

    Await.until("ec2's stream grows", SOON, () -> events(demo, "ec2/").size() > 2);
    int before = events(demo, "onprem/").size();
    Await.until("onprem's stream grows", SOON, () -> events(demo, "onprem/").size() > before);

    demo.signal("INT");
    demo.awaitExit(SOON);
    assertThat(demo.process().descendants()).isEmpty();
    assertThat(data.resolve("data/catalog.sqlite")).exists();
  }

  @Test
  void interruptingRemovesTheTemporaryFolder() throws Exception {
    RunningProgram demo = start();
    Matcher folder = FOLDER.matcher(demo.out().text());
    assertThat(folder.find()).as(demo.transcript()).isTrue();
    assertThat(Path.of(folder.group(1))).isDirectory();

    demo.signal("INT");
    demo.awaitExit(SOON);
    assertThat(Path.of(folder.group(1))).doesNotExist();
  }

  private RunningProgram start(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(source().resolve("tallystone").toString(), "demo", "--listen", freeAddress()));
    command.addAll(List.of(arguments));
    RunningProgram demo = tallystone.start(Launcher.environment(), command);
    assertThat(demo.out().awaitLine(l -> l.contains("Ctrl-C ends the demo"), BUILD))
        .as(demo.transcript())
        .isPresent();
    return demo;
  }

  private Path source() {
    if (!Boolean.getBoolean("tallystone.long")) {
      return Launcher.root();
    }
    Path clone = tallystone.newDirectory().resolve("clone");
    RunningProgram git =
        tallystone.run(
            Launcher.environment(),
            List.of("git", "clone", "-q", Launcher.root().toString(), clone.toString()));
    assertThat(git.process().exitValue()).as(git.transcript()).isZero();
    return clone;
  }

  /** Messages of one host, read by the command that the demo prints. */
  private List<String> events(RunningProgram demo, String stream) {
    List<String> script = new ArrayList<>();
    for (String line : demo.out().lines()) {
      if (line.strip().startsWith("export ")) {
        script.add(line.strip());
      }
    }
    Optional<String> filter =
        demo.out().lines().stream().filter(l -> l.contains(" filter-log-events ")).findFirst();
    assertThat(filter).as(demo.transcript()).isPresent();
    script.add(
        filter.get().strip().replaceFirst("--filter-pattern .*", "")
            + " --log-stream-name-prefix "
            + stream
            + " --query events[].message --output json");
    RunningProgram aws =
        tallystone.run(Launcher.environment(), List.of("bash", "-euc", String.join("\n", script)));
    List<String> messages = new ArrayList<>();
    Clients.json(aws).forEach(m -> messages.add(m.asText()));
    return messages;
  }

  private static String freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }
}
