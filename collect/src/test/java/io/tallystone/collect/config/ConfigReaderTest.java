package io.tallystone.collect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.collect.LoggedLines;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

  private final ConfigReader reader =
      new ConfigReader(
          new Placeholders(Map.of("instance_id", () -> "i-0abc", "hostname", () -> "web-1")),
          Clock.systemUTC());

  @Test
  void readsTheLogsSectionOfACloudWatchAgentFileAsItIs() {
    AgentConfig config =
        reader.parse(
            """
            {
              "agent": {"run_as_user": "cwagent", "region": "eu-west-1"},
              "metrics": {"metrics_collected": {"cpu": {}}},
              "logs": {
                "endpoint_override": "logs.example.internal",
                "force_flush_interval": 15,
                "log_stream_name": "fallback-{hostname}",
                "logs_collected": {"files": {"collect_list": [
                  {
                    "file_path": "/var/log/app/**/*.log",
                    "log_group_name": "app-{hostname}",
                    "log_stream_name": "ec2/{instance_id}",
                    "log_group_class": "STANDARD",
                    "retention_in_days": 7,
                    "timezone": "UTC",
                    "timestamp_format": "%Y-%m-%d %H:%M:%S",
                    "multi_line_start_pattern": "{timestamp_format}",
                    "encoding": "gb18030",
                    "filters": [{"type": "exclude", "expression": "DEBUG"}]
                  },
                  {"file_path": "/tmp/TestLogFile.log.2017-07-11-14"}
                ]}}
              }
            }
            """);

    assertThat(config.region()).isEqualTo("eu-west-1");
    assertThat(config.endpoint()).isEqualTo(URI.create("https://logs.example.internal"));
    assertThat(config.flushInterval()).isEqualTo(Duration.ofSeconds(15));
    FileSource first = config.files().get(0);
    assertThat(first.target()).isEqualTo(new Target("app-web-1", "ec2/i-0abc", "STANDARD", 7));
    assertThat(first.charset()).isEqualTo(Charset.forName("GB18030"));
    assertThat(first.eventStart().matcher("x 2026-01-01 00:00:00").find()).isTrue();
    assertThat(first.filters().getFirst().passes("a DEBUG line")).isFalse();
    FileSource second = config.files().get(1);
    assertThat(second.target())
        .isEqualTo(new Target("/tmp/TestLogFile.log", "fallback-web-1", null, null));
    assertThat(second.eventStart().matcher("  continued").find()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | logs: missing (expected: an object)",
        "{\"logs\": {}} | logs.logs_collected.files.collect_list: missing (expected: a list of files)",
        "nonsense | not JSON",
        "{\"agent\":{\"credentials\":{\"role_arn\":\"r\"}},\"logs\":{}} | agent.credentials: cannot be followed",
        "{\"logs\":{\"force_flush_interval\":0,\"logs_collected\":{\"files\":{\"collect_list\":[]}}}} | logs.force_flush_interval: 0 (expected: 1 to 172800 seconds)",
        "{\"logs\":{\"logs_collected\":{\"windows_events\":{}}}} | logs.logs_collected: [windows_events] cannot be followed",
      })
  void whatCannotBeFollowedIsRefusedWithItsPlace(String json, String message) {
    assertThatThrownBy(() -> reader.parse(json))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"log_grup_name\": \"x\" | logs.logs_collected.files.collect_list[0]: [log_grup_name] cannot be followed",
        "\"timezone\": \"CET\", \"timestamp_format\": \"%Y\" | logs.logs_collected.files.collect_list[0].timezone: CET (expected: UTC or Local)",
        "\"timestamp_format\": \"%Q\" | logs.logs_collected.files.collect_list[0].timestamp_format: %Q (expected one of",
        "\"multi_line_start_pattern\": \"(\" | logs.logs_collected.files.collect_list[0].multi_line_start_pattern: (: missing closing )",
        "\"multi_line_start_pattern\": \"{timestamp_format}\" | logs.logs_collected.files.collect_list[0].multi_line_start_pattern: {timestamp_format} (expected: a timestamp_format too)",
        "\"encoding\": \"utf-99\" | logs.logs_collected.files.collect_list[0].encoding: utf-99",
        "\"log_group_name\": \"{planet}\" | logs.logs_collected.files.collect_list[0].log_group_name: {planet} (expected one of",
        "\"retention_in_days\": 0 | logs.logs_collected.files.collect_list[0].retention_in_days: 0 (expected: -1 for ever, or one of: [1, 3, 5,",
        "\"retention_in_days\": 8 | logs.logs_collected.files.collect_list[0].retention_in_days: 8 (expected: -1 for ever, or one of",
        "\"retention_in_days\": \"7\" | logs.logs_collected.files.collect_list[0].retention_in_days: \"7\" (expected: a whole number)",
        "\"log_group_name\": \"shop:server\" | logs.logs_collected.files.collect_list[0].log_group_name: shop:server (expected: 1 to 512 characters, [.-_/#A-Za-z0-9])",
        "\"log_stream_name\": \"a*b\" | logs.logs_collected.files.collect_list[0].log_stream_name: a*b (expected: 1 to 512 characters, any but ':' and '*')",
        "\"log_group_class\": \"CHEAP\" | logs.logs_collected.files.collect_list[0].log_group_class: CHEAP (expected one of",
        "\"file_path\": \"/var/log/*.log\" | logs.logs_collected.files.collect_list[0].log_group_name: missing (expected: a name, since file_path is a glob)",
        "\"publish_multi_logs\": \"true\" | logs.logs_collected.files.collect_list[0].publish_multi_logs: \"true\" (expected: true or false)",
        "\"ignore_symlinks\": true | logs.logs_collected.files.collect_list[0].ignore_symlinks: true cannot be followed",
        "\"filters\": [{\"type\": \"include\"}] | logs.logs_collected.files.collect_list[0].filters[0].expression: missing",
        "\"blacklist\": \"(?<=a)b\" | logs.logs_collected.files.collect_list[0].blacklist: (?<=a)b: invalid",
        "\"multi_line_start_pattern\": \"(a)\\\\1\" | logs.logs_collected.files.collect_list[0].multi_line_start_pattern: (a)\\1: invalid escape sequence",
        "\"encoding\": \"utf-32\" | logs.logs_collected.files.collect_list[0].encoding: utf-32 (expected: UTF-16, or one whose line break is the byte 0x0A)",
        "\"encoding\": \"IBM037\" | logs.logs_collected.files.collect_list[0].encoding: IBM037 (expected",
        "\"filters\": [{\"type\": \"only\", \"expression\": \"x\"}] | logs.logs_collected.files.collect_list[0].filters[0].type: only",
      })
  void aFileEntryThatCannotBeFollowedIsRefused(String setting, String message) {
    String json =
        "{\"logs\":{\"logs_collected\":{\"files\":{\"collect_list\":[{\"file_path\":\"/x\","
            + setting
            + "}]}}}}";

    assertThatThrownBy(() -> reader.parse(json))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatHasNoEffectHereIsReadAndNamedInTheLog() {
    try (LoggedLines log = new LoggedLines(InertSettings.class)) {
      reader.parse(
          """
          {
            "agent": {"run_as_user": "cwagent", "colour": "green"},
            "logs": {
              "concurrency": 4,
              "metrics_collected": {"emf": {}},
              "logs_collected": {"files": {"collect_list": [
                {"file_path": "/x", "backpressure_mode": "fd_release"}]}}
            }
          }
          """);

      assertThat(log.lines())
          .containsExactly(
              "agent.colour has no effect here: it is not known to this agent",
              "agent.run_as_user has no effect here: the agent runs as the user who started it",
              "logs.concurrency has no effect here: each stream is published by itself, its batches in order",
              "logs.metrics_collected has no effect here: this agent collects no metrics",
              "logs.logs_collected.files.collect_list[0].backpressure_mode has no effect here: when the spool"
                  + " is full, reading pauses and the files stay open");
    }
  }

  @Test
  void entriesOfOneGroupAgreeOnItsRetention() {
    String entries =
        """
        {"logs": {"logs_collected": {"files": {"collect_list": [
          {"file_path": "/a", "log_group_name": "g", "log_stream_name": "1"},
          {"file_path": "/b", "log_group_name": "g", "log_stream_name": "2", "retention_in_days": 7},
          {"file_path": "/c", "log_group_name": "g", "log_stream_name": "3", "retention_in_days": %d}
        ]}}}}
        """;

    assertThat(reader.parse(entries.formatted(7)).files())
        .extracting(file -> file.target().retentionDays())
        .containsExactly(7, 7, 7);
    assertThatThrownBy(() -> reader.parse(entries.formatted(14)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessage("retention_in_days of g: 14 (expected: 7, as in an entry before)");
  }

  @Test
  void aGroupNamedByItsFilesPathHoldsUnderscoresForWhatAGroupMayNotHold() {
    AgentConfig config =
        reader.parse(
            "{\"logs\":{\"logs_collected\":{\"files\":{\"collect_list\":[{\"file_path\":\"/srv/my shop/a:b.log\"}]}}}}");

    assertThat(config.files().getFirst().target().group()).isEqualTo("/srv/my_shop/a_b");
  }

  @Test
  @Timeout(30)
  @DisplayName("faults row 26: no crafted line occupies a reader, whatever the expression")
  void expressionsTakeLinearTimeOnCraftedLines() {
    AgentConfig config =
        reader.parse(
            """
            {"logs": {"logs_collected": {"files": {"collect_list": [{
              "file_path": "/x",
              "multi_line_start_pattern": "(a+)+$",
              "blacklist": "(a|a)*b",
              "filters": [{"type": "include", "expression": "(a*)*c"}]
            }]}}}}
            """);
    FileSource source = config.files().getFirst();
    String crafted = "a".repeat(100_000) + "!";

    assertThat(source.eventStart().matcher(crafted).find()).isFalse();
    assertThat(Objects.requireNonNull(source.excludedNames()).matcher(crafted).find()).isFalse();
    assertThat(source.filters().getFirst().passes(crafted)).isFalse();
  }
}
