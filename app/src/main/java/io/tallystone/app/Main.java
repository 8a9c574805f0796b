package io.tallystone.app;

import io.tallystone.app.ask.QueryCommand;
import io.tallystone.app.ask.TailCommand;
import io.tallystone.app.ops.Logging;
import io.tallystone.app.settings.SettingSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code tallystone} command. */
@Command(
    name = "tallystone",
    description = "Cloud-style logging on your own machines.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServerCommand.class,
      AgentCommand.class,
      DemoCommand.class,
      FsckCommand.class,
      QueryCommand.class,
      TailCommand.class,
      WarmUpCommand.class
    })
public final class Main {

  private static final int USAGE_ERROR = 2;

  private Main() {}

  /** Runs a command and exits with its code: 0 done, 1 failed, 2 wrong usage or setting. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // whoever starts it, digits in answers and files are ASCII
    Logging.start();
    System.exit(run(System.getenv(), arguments));
  }

  static int run(Map<String, String> environment, String... arguments) {
    CommandLine commands = commands();
    try {
      commands.setDefaultValueProvider(
          SettingSources.read(commands, environment, settingsFile(environment, arguments)));
    } catch (SettingSources.UnknownSetting | IOException e) {
      commands.getErr().println("tallystone: " + e.getMessage());
      return USAGE_ERROR;
    }
    return commands.execute(arguments);
  }

  static CommandLine commands() {
    CommandLine commands = new CommandLine(new Main());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpWidth(110);
    commands.setUsageHelpLongOptionsMaxWidth(34);
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof CannotRun) {
            command.getErr().println("tallystone: " + failure.getMessage());
            return 1;
          }
          throw failure;
        });
    return commands;
  }

  /** The settings file has to be known before the other options can be parsed with its values. */
  private static @Nullable Path settingsFile(Map<String, String> environment, String... arguments) {
    // The agent's --config is its own file, in the CloudWatch agent's format.
    if (arguments.length == 0 || !arguments[0].equals(SettingSources.SETTINGS_FILE_COMMAND)) {
      return null;
    }
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i].equals(SettingSources.FILE_OPTION) && i + 1 < arguments.length) {
        return Path.of(arguments[i + 1]);
      }
      if (arguments[i].startsWith(SettingSources.FILE_OPTION + "=")) {
        return Path.of(arguments[i].substring(SettingSources.FILE_OPTION.length() + 1));
      }
    }
    String fromEnvironment = environment.get("TALLYSTONE_CONFIG");
    return fromEnvironment == null ? null : Path.of(fromEnvironment);
  }
}
