package io.tallystone.collect.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tallystone.collect.parse.TimestampFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code logs} section of a CloudWatch agent configuration (AWS: "Manually create or edit
 * the CloudWatch agent configuration file"). Sections for metrics and traces are left alone; a
 * setting inside the logs section that cannot be followed is refused, never ignored.
 */
public final class ConfigReader {

  private static final Logger log = LoggerFactory.getLogger(ConfigReader.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static final String ANY_NON_BLANK_START = "^\\S";
  private static final Set<String> LOGS =
      Set.of("logs_collected", "log_stream_name", "force_flush_interval", "endpoint_override");
  private static final Set<String> FILE =
      Set.of(
          "file_path",
          "log_group_name",
          "log_stream_name",
          "log_group_class",
          "publish_multi_logs",
          "timezone",
          "multi_line_start_pattern",
          "filters",
          "timestamp_format",
          "trim_timestamp",
          "encoding",
          "auto_removal",
          "blacklist",
          "retention_in_days");

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
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidConfig("not JSON: " + e.getOriginalMessage());
    }
    JsonNode logs = root.path("logs");
    if (!logs.isObject()) {
      throw new InvalidConfig("logs: missing (expected: an object)");
    }
    if (root.path("agent").has("credentials")) {
      throw new InvalidConfig(
          "agent.credentials: cannot be followed (expected: credentials where AWS SDKs look for them)");
    }
    for (String section : List.of("metrics", "traces")) {
      if (root.has(section)) {
        log.info("the section '{}' is not for this agent and is left alone", section);
      }
    }
    onlyKnown(logs, LOGS, "logs");
    onlyKnown(logs.path("logs_collected"), Set.of("files"), "logs.logs_collected");
    JsonNode list = logs.path("logs_collected").path("files").path("collect_list");
    if (!list.isArray() || list.isEmpty()) {
      throw new InvalidConfig(
          "logs.logs_collected.files.collect_list: missing (expected: a list of files)");
    }
    String defaultStream = logs.path("log_stream_name").asText("{instance_id}");
    List<FileSource> files = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      files.add(file(list.get(i), "collect_list[" + i + "]", defaultStream));
    }
    return new AgentConfig(
        text(root.path("agent"), "region"),
        endpoint(text(logs, "endpoint_override")),
        Duration.ofSeconds(logs.path("force_flush_interval").asLong(5)),
        List.copyOf(files));
  }

  private FileSource file(JsonNode entry, String where, String defaultStream) {
    onlyKnown(entry, FILE, where);
    String path = text(entry, "file_path");
    if (path == null || path.isEmpty()) {
      throw new InvalidConfig(where + ".file_path: missing");
    }
    TimestampFormat timestamps = timestamps(entry, where);
    return new FileSource(
        path,
        target(entry, path, where, defaultStream),
        entry.path("publish_multi_logs").asBoolean(false),
        regex(entry, "blacklist", where),
        eventStart(entry, where, timestamps),
        timestamps,
        entry.path("trim_timestamp").asBoolean(false),
        charset(entry, where),
        filters(entry.path("filters"), where),
        entry.path("auto_removal").asBoolean(false));
  }

  private Target target(JsonNode entry, String path, String where, String defaultStream) {
    String group = text(entry, "log_group_name");
    String stream = text(entry, "log_stream_name");
    int retention = entry.path("retention_in_days").asInt(-1);
    if (retention == 0 || retention < -1) {
      throw new InvalidConfig(
          where + ".retention_in_days: " + retention + " (expected: -1 or a number of days)");
    }
    return new Target(
        placeholders.fill(group == null ? upToFinalDot(path) : group),
        placeholders.fill(stream == null ? defaultStream : stream),
        text(entry, "log_group_class"),
        retention < 0 ? null : retention);
  }

  /**
   * AWS: "If you omit this field, the file path up to the final dot is used as the log group name."
   */
  private static String upToFinalDot(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }

  private @Nullable TimestampFormat timestamps(JsonNode entry, String where) {
    String format = text(entry, "timestamp_format");
    if (format == null) {
      return null;
    }
    String zone = entry.path("timezone").asText("Local");
    ZoneId zoneId =
        switch (zone) {
          case "UTC" -> ZoneOffset.UTC;
          case "Local", "LOCAL" -> ZoneId.systemDefault();
          default ->
              throw new InvalidConfig(where + ".timezone: " + zone + " (expected: UTC or Local)");
        };
    try {
      return TimestampFormat.compile(format, zoneId, clock);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfig(where + ".timestamp_format: " + e.getMessage());
    }
  }

  private static Pattern eventStart(
      JsonNode entry, String where, @Nullable TimestampFormat timestamps) {
    String text = text(entry, "multi_line_start_pattern");
    if (text == null) {
      return Pattern.compile(ANY_NON_BLANK_START);
    }
    if (text.equals("{timestamp_format}") || text.equals("{datetime_format}")) {
      if (timestamps == null) {
        throw new InvalidConfig(
            where + ".multi_line_start_pattern: " + text + " (expected: a timestamp_format too)");
      }
      return timestamps.pattern();
    }
    return compile(text, where + ".multi_line_start_pattern");
  }

  private static List<FileSource.EventFilter> filters(JsonNode list, String where) {
    List<FileSource.EventFilter> filters = new ArrayList<>();
    for (JsonNode filter : list) {
      String type = filter.path("type").asText("");
      if (!type.equals("include") && !type.equals("exclude")) {
        throw new InvalidConfig(
            where + ".filters.type: " + type + " (expected: include or exclude)");
      }
      Pattern expression =
          compile(filter.path("expression").asText(""), where + ".filters.expression");
      filters.add(new FileSource.EventFilter(type.equals("include"), expression));
    }
    return List.copyOf(filters);
  }

  private static Charset charset(JsonNode entry, String where) {
    String name = entry.path("encoding").asText("utf-8");
    // The agent's page has names of its own for two of Java's.
    String java =
        Map.of("big5-hkscs", "Big5-HKSCS", "iso-8859-8-i", "iso-8859-8").getOrDefault(name, name);
    try {
      return Charset.forName(java);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidConfig(where + ".encoding: " + name + " (expected: a known character set)");
    }
  }

  private static @Nullable Pattern regex(JsonNode entry, String field, String where) {
    String text = text(entry, field);
    return text == null ? null : compile(text, where + "." + field);
  }

  private static Pattern compile(String regex, String where) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new InvalidConfig(
          where + ": " + e.getDescription() + " near index " + e.getIndex() + " of " + regex);
    }
  }

  private static @Nullable URI endpoint(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return URI.create(text.contains("://") ? text : "https://" + text);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfig("logs.endpoint_override: " + text + " (expected: a URL)");
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static void onlyKnown(JsonNode node, Set<String> known, String where) {
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new InvalidConfig(
          where + ": " + unknown + " cannot be followed (known: " + new TreeSet<>(known) + ")");
    }
  }
}
