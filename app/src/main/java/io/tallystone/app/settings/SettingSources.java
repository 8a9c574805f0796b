package io.tallystone.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives options that are absent from the command line their value: {@code --data-dir} comes from
 * {@code TALLYSTONE_DATA_DIR}, else from the line {@code data-dir = …} of the settings file. A
 * variable or line that no option answers to fails the start, since a misspelt setting would
 * otherwise be ignored without a word.
 */
public final class SettingSources implements IDefaultValueProvider {

  static final String VARIABLE_PREFIX = "TALLYSTONE_";

  /** The option that names the settings file. */
  public static final String FILE_OPTION = "--config";

  /** The command whose {@link #FILE_OPTION} is the settings file. */
  public static final String SETTINGS_FILE_COMMAND = "server";

  /** Read by the launcher script, not by us. */
  private static final Set<String> LAUNCHER_VARIABLES = Set.of("TALLYSTONE_JAVA_OPTS");

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private SettingSources(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Reads the sources and checks every name in them.
   *
   * @param settingsFile null if there is none
   * @throws UnknownSetting naming all that no option answers to
   */
  public static SettingSources read(
      CommandLine commands, Map<String, String> environment, @Nullable Path settingsFile)
      throws IOException {
    Map<String, String> file = settingsFile == null ? Map.of() : load(settingsFile);
    Set<String> known = new TreeSet<>();
    Set<String> variables = new TreeSet<>(LAUNCHER_VARIABLES);
    collectNames(commands.getCommandSpec(), known, variables);
    List<String> unknown = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(VARIABLE_PREFIX) && !variables.contains(name)) {
        unknown.add("environment variable " + name);
      }
    }
    for (String name : new TreeSet<>(file.keySet())) {
      if (!known.contains("--" + name)) {
        unknown.add("'" + name + "' in " + settingsFile);
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnknownSetting(
          "unknown setting: " + String.join(", ", unknown) + " (see ./tallystone server --help)");
    }
    return new SettingSources(Map.copyOf(environment), file);
  }

  /**
   * The environment variable that sets an option. A file of another command's is not the server's
   * settings file, although both options have the same name, so its variable names the command.
   */
  public static String variable(OptionSpec option) {
    String name = option.longestName().substring(2);
    String command = option.command() == null ? "" : option.command().name();
    boolean otherFile =
        option.longestName().equals(FILE_OPTION) && !command.equals(SETTINGS_FILE_COMMAND);
    return VARIABLE_PREFIX
        + ((otherFile ? command + "-" : "") + name).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = option.longestName();
    String fromEnvironment = environment.get(variable(option));
    return fromEnvironment != null ? fromEnvironment : file.get(name.substring(2));
  }

  private static void collectNames(CommandSpec command, Set<String> names, Set<String> variables) {
    for (OptionSpec option : command.options()) {
      if (option.longestName().startsWith("--")) {
        names.add(option.longestName());
        variables.add(variable(option));
      }
    }
    command
        .subcommands()
        .values()
        .forEach(sub -> collectNames(sub.getCommandSpec(), names, variables));
  }

  private static Map<String, String> load(Path path) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    }
    Map<String, String> values = new java.util.TreeMap<>();
    properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n).trim()));
    return Map.copyOf(values);
  }

  /** A setting that no option answers to. */
  public static final class UnknownSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSetting(String message) {
      super(message);
    }
  }
}
