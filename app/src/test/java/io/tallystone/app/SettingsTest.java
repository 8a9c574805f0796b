package io.tallystone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.app.settings.SettingSources;
import io.tallystone.engine.query.pattern.ColumnCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SettingsTest {

  @TempDir Path folder;

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f"), "listen = 127.0.0.1:3\ndata-dir = /from/file\ndev = true\n");
    Map<String, String> environment = Map.of("TALLYSTONE_LISTEN", "127.0.0.1:2");

    assertThat(parse(environment, file).listen).isEqualTo("127.0.0.1:2");
    assertThat(parse(environment, file, "--listen", "127.0.0.1:1").listen).isEqualTo("127.0.0.1:1");
    assertThat(parse(environment, file).dataDir).isEqualTo(Path.of("/from/file"));
    assertThat(parse(environment, file).dev).isTrue();
    assertThat(parse(Map.of(), null).listen).isEqualTo("127.0.0.1:4566");
  }

  @Test
  void anUnknownSettingFailsTheStartAndNamesItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "lisen = 127.0.0.1:3\n");

    assertThatThrownBy(() -> parse(Map.of(), file)).hasMessageContaining("'lisen' in " + file);
    assertThatThrownBy(() -> parse(Map.of("TALLYSTONE_LISEN", "x"), null))
        .hasMessageContaining("environment variable TALLYSTONE_LISEN");
    assertThat(Main.run(Map.of("TALLYSTONE_LISEN", "x"), "server")).isEqualTo(2);
    assertThat(Main.run(Map.of(), "server", "--lisen", "x")).isEqualTo(2);
  }

  @Test
  void theServersSettingsFileIsNotTheAgentsConfiguration() throws IOException {
    Map<String, String> environment =
        Map.of("TALLYSTONE_CONFIG", "/for/the/server", "TALLYSTONE_AGENT_CONFIG", "/for/the/agent");
    CommandLine commands = Main.commands();
    commands.setDefaultValueProvider(SettingSources.read(commands, environment, null));

    CommandLine.ParseResult agent = commands.parseArgs("agent").subcommand();

    assertThat(agent.commandSpec().findOption("--config").<Path>getValue())
        .isEqualTo(Path.of("/for/the/agent"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0:4566, true, --dev: listening on 0.0.0.0",
    "nonsense, false, --listen: nonsense (expected: HOST:PORT)",
    "127.0.0.1:x, false, --listen: 127.0.0.1:x (expected: HOST:PORT)",
    "127.0.0.1:70000, false, --listen: port 70000",
  })
  void anAddressThatCannotBeListenedOnIsRefused(String listen, boolean dev, String message) {
    ServerSettings settings = new ServerSettings();
    settings.listen = listen;
    settings.dev = dev;

    assertThatThrownBy(settings::address)
        .isInstanceOf(CannotRun.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void columnsOfPatternsAreCountedStrictlyUnlessTheSettingSaysOpen() {
    CommandLine.ParseResult open =
        Main.commands().parseArgs("server", "--logs-columns", "open").subcommand();

    assertThat(open.<ColumnCount>matchedOptionValue("--logs-columns", null))
        .isEqualTo(ColumnCount.OPEN);
    assertThat(new LogsQuotaSettings().columns).isEqualTo(ColumnCount.STRICT);
    assertThat(Main.run(Map.of(), "server", "--logs-columns", "some")).isEqualTo(2);
  }

  @Test
  void anIpv6AddressIsWrittenInBrackets() {
    ServerSettings settings = new ServerSettings();
    settings.listen = "[::1]:4566";

    assertThat(settings.address()).isEqualTo(new ServerSettings.Address("::1", 4566));
  }

  @Test
  void everyCommandAndOptionIsExplainedInTheHelp() {
    for (CommandLine command : Main.commands().getSubcommands().values()) {
      assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
      command
          .getCommandSpec()
          .options()
          .forEach(o -> assertThat(o.description()).as(o.longestName()).isNotEmpty());
    }
  }

  private static ServerSettings parse(
      Map<String, String> environment, @Nullable Path file, String... arguments)
      throws IOException {
    CommandLine commands = new CommandLine(new WithSettings());
    commands.setDefaultValueProvider(SettingSources.read(commands, environment, file));
    commands.parseArgs(arguments);
    return ((WithSettings) commands.getCommand()).settings;
  }

  @CommandLine.Command(name = "test")
  private static final class WithSettings {
    @CommandLine.Mixin final ServerSettings settings = new ServerSettings();
  }
}
