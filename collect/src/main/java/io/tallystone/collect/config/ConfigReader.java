package io.tallystone.collect.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code logs} section of a CloudWatch agent configuration (AWS: "Manually create or edit
 * the CloudWatch agent configuration file"). Sections for metrics and traces are left alone. A
 * setting of the logs section is followed, or named in the log if it does no harm to go without it,
 * or refused; none is ignored without a word.
 */
public final class ConfigReader {

  private static final Logger log = LoggerFactory.getLogger(ConfigReader.class);

  private static final Set<String> FOLLOWED_SECTIONS = Set.of("agent", "logs");
  private static final Set<String> FOLLOWED =
      Set.of("logs_collected", "log_stream_name", "force_flush_interval", "endpoint_override");

  private static final int DEFAULT_FLUSH_SECONDS = 5;

  /** As in the CloudWatch agent's schema, where intervals reach from a second to two days. */
  private static final int MAX_FLUSH_SECONDS = 172_800;

  private final Placeholders placeholders;
  private final Clock clock;

  /** Reads for this host. */
  public ConfigReader(Clock clock) {
    this(Placeholders.ofThisHost(), clock);
  }

  ConfigReader(Placeholders placeholders, Clock clock) {
    this.placeholders = placeholders;
    this.clock = clock;
  }

  /**
   * Reads the file.
   *
   * @throws InvalidConfig if it cannot be followed
   */
  public AgentConfig read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  AgentConfig parse(String text) {
    Section root = Section.parse(text);
    Section logs = root.section("logs");
    for (String section : root.fields()) {
      if (!FOLLOWED_SECTIONS.contains(section)) {
        log.info("the section '{}' is not for this agent and is left alone", section);
      }
    }
    Section agent = root.sectionOrEmpty("agent");
    refuseCredentials(agent);
    refuseCredentials(logs);
    InertSettings.tellOfAgent(agent, Set.of("region"));
    Set<String> known = new TreeSet<>(FOLLOWED);
    known.addAll(InertSettings.ofLogs());
    logs.allowOnly(known);
    InertSettings.tellOfLogs(logs);
    return new AgentConfig(
        agent.text("region"), endpoint(logs), flushInterval(logs), SharedGroups.agree(files(logs)));
  }

  /** They decide who publishes: to go without them would do so in another's name. */
  private static void refuseCredentials(Section section) {
    if (section.has("credentials")) {
      throw new InvalidConfig(
          section.at("credentials")
              + ": cannot be followed (expected: credentials where AWS SDKs look for them)");
    }
  }

  private List<FileSource> files(Section logs) {
    Section collected = logs.sectionOrEmpty("logs_collected");
    collected.allowOnly(Set.of("files"));
    Section files = collected.sectionOrEmpty("files");
    files.allowOnly(Set.of("collect_list"));
    List<Section> entries = files.sections("collect_list");
    if (entries.isEmpty()) {
      throw new InvalidConfig(files.at("collect_list") + ": missing (expected: a list of files)");
    }
    String defaultStream = logs.text("log_stream_name", "{instance_id}");
    return entries.stream()
        .map(entry -> new FileEntry(entry, placeholders, clock).source(defaultStream))
        .toList();
  }

  private static Duration flushInterval(Section logs) {
    int seconds = logs.number("force_flush_interval", DEFAULT_FLUSH_SECONDS);
    if (seconds < 1 || seconds > MAX_FLUSH_SECONDS) {
      throw new InvalidConfig(
          logs.at("force_flush_interval")
              + ": "
              + seconds
              + " (expected: 1 to "
              + MAX_FLUSH_SECONDS
              + " seconds)");
    }
    return Duration.ofSeconds(seconds);
  }

  private static @Nullable URI endpoint(Section logs) {
    String text = logs.text("endpoint_override");
    if (text == null) {
      return null;
    }
    try {
      return URI.create(text.contains("://") ? text : "https://" + text);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfig(logs.at("endpoint_override") + ": " + text + " (expected: a URL)");
    }
  }
}
