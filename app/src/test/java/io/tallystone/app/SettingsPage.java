package io.tallystone.app;

import io.tallystone.app.settings.SettingSources;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/settings.md}, made of the options' declarations. */
final class SettingsPage {

  private static final Set<String> PUBLISHED = Set.of("server", "agent");

  private SettingsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Settings

        Made from the options' declarations (`SettingsPageTest` tells how); `./tallystone COMMAND --help` shows the same.
        The command line goes before the environment, the environment before the settings file (`server --config FILE`,
        lines `name = value` with an option's name without dashes). An unknown setting fails the start. Durations are
        ISO-8601 (`PT5M`, `P14D`). `TALLYSTONE_JAVA_OPTS` adds options for the Java machine.
        """);
    Main.commands()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (PUBLISHED.contains(name)) {
                append(page, name, command);
              }
            });
    return page.toString();
  }

  private static void append(StringBuilder page, String name, CommandLine command) {
    page.append("\n## ").append(name).append("\n\n");
    page.append(String.join(" ", command.getCommandSpec().usageMessage().description()));
    page.append("\n\n| option | variable | default | meaning |\n|---|---|---|---|\n");
    command.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .sorted((a, b) -> a.longestName().compareTo(b.longestName()))
        .forEach(option -> append(page, option));
  }

  private static void append(StringBuilder page, OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    page.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                code(option.longestName() + value),
                code(SettingSources.variable(option)),
                byDefault(option),
                cell(String.join(" ", option.description()))));
  }

  private static String byDefault(OptionSpec option) {
    @Nullable Object value =
        option.defaultValue() == null ? option.initialValue() : option.defaultValue();
    if (value == null) {
      return "";
    }
    return code(
        value instanceof Enum<?> constant
            ? constant.name().toLowerCase(Locale.ROOT)
            : value.toString());
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
