package io.tallystone.collect.config;

import com.google.re2j.Pattern;
import io.tallystone.collect.parse.TimestampFormat;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an entry of {@code collect_list}. */
final class FileEntry {

  static final Pattern ANY_NON_BLANK_START = Pattern.compile("^\\S");

  private static final Set<String> FOLLOWED =
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
          "ignore_symlinks",
          "retention_in_days");

  private final Section entry;
  private final Placeholders placeholders;
  private final Clock clock;

  FileEntry(Section entry, Placeholders placeholders, Clock clock) {
    this.entry = entry;
    this.placeholders = placeholders;
    this.clock = clock;
  }

  FileSource source(String defaultStream) {
    Set<String> known = new TreeSet<>(FOLLOWED);
    known.addAll(InertSettings.ofFile());
    entry.allowOnly(known);
    InertSettings.tellOfFile(entry);
    if (entry.flag("ignore_symlinks")) {
      throw new InvalidConfig(
          entry.at("ignore_symlinks") + ": true cannot be followed (expected: false)");
    }
    String path = entry.text("file_path");
    if (path == null) {
      throw new InvalidConfig(entry.at("file_path") + ": missing");
    }
    TimestampFormat timestamps = timestamps();
    return new FileSource(
        path,
        target(path, defaultStream),
        entry.flag("publish_multi_logs"),
        Expressions.find(entry, "blacklist"),
        eventStart(timestamps),
        timestamps,
        entry.flag("trim_timestamp"),
        Encodings.find(entry.at("encoding"), entry.text("encoding", "utf-8")),
        filters(),
        entry.flag("auto_removal"));
  }

  private Target target(String path, String defaultStream) {
    String group = entry.text("log_group_name");
    return new Target(
        TargetRules.group(
            entry.at("log_group_name"),
            group == null ? groupOf(path) : placeholders.fill(entry.at("log_group_name"), group)),
        TargetRules.stream(
            entry.at("log_stream_name"),
            placeholders.fill(
                entry.at("log_stream_name"), entry.text("log_stream_name", defaultStream))),
        TargetRules.groupClass(entry.at("log_group_class"), entry.text("log_group_class")),
        TargetRules.retention(
            entry.at("retention_in_days"), entry.number("retention_in_days", -1)));
  }

  /**
   * AWS: "If you omit this field, the file path up to the final dot is used as the log group name."
   */
  private String groupOf(String path) {
    if (FileSource.wildcardAt(path) >= 0) {
      throw new InvalidConfig(
          entry.at("log_group_name") + ": missing (expected: a name, since file_path is a glob)");
    }
    int dot = path.lastIndexOf('.');
    return TargetRules.groupOf(dot > path.lastIndexOf('/') ? path.substring(0, dot) : path);
  }

  private @Nullable TimestampFormat timestamps() {
    String zone = entry.text("timezone", "Local");
    ZoneId zoneId =
        switch (zone) {
          case "UTC" -> ZoneOffset.UTC;
          case "Local", "LOCAL" -> ZoneId.systemDefault();
          default ->
              throw new InvalidConfig(
                  entry.at("timezone") + ": " + zone + " (expected: UTC or Local)");
        };
    String format = entry.text("timestamp_format");
    if (format == null) {
      return null;
    }
    try {
      return TimestampFormat.compile(format, zoneId, clock);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfig(entry.at("timestamp_format") + ": " + e.getMessage());
    }
  }

  private Pattern eventStart(@Nullable TimestampFormat timestamps) {
    String place = entry.at("multi_line_start_pattern");
    String text = entry.text("multi_line_start_pattern");
    if (text == null) {
      return ANY_NON_BLANK_START;
    }
    if (text.equals("{timestamp_format}") || text.equals("{datetime_format}")) {
      if (timestamps == null) {
        throw new InvalidConfig(place + ": " + text + " (expected: a timestamp_format too)");
      }
      return timestamps.pattern();
    }
    return Expressions.compile(place, text);
  }

  private List<FileSource.EventFilter> filters() {
    List<FileSource.EventFilter> filters = new ArrayList<>();
    for (Section filter : entry.sections("filters")) {
      filter.allowOnly(Set.of("type", "expression"));
      String type = filter.text("type", "");
      if (!type.equals("include") && !type.equals("exclude")) {
        throw new InvalidConfig(
            filter.at("type") + ": " + type + " (expected: include or exclude)");
      }
      Pattern expression = Expressions.find(filter, "expression");
      if (expression == null) {
        throw new InvalidConfig(filter.at("expression") + ": missing");
      }
      filters.add(new FileSource.EventFilter(type.equals("include"), expression));
    }
    return List.copyOf(filters);
  }
}
