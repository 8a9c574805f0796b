package io.tallystone.collect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        "{\"logs\":{\"metrics_collected\":{}}} | logs: [metrics_collected] cannot be followed",
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
        "\"log_grup_name\": \"x\" | collect_list[0]: [log_grup_name] cannot be followed",
        "\"timezone\": \"CET\", \"timestamp_format\": \"%Y\" | collect_list[0].timezone: CET (expected: UTC or Local)",
        "\"timestamp_format\": \"%Q\" | collect_list[0].timestamp_format: %Q (expected one of",
        "\"multi_line_start_pattern\": \"(\" | collect_list[0].multi_line_start_pattern: Unclosed group",
        "\"multi_line_start_pattern\": \"{timestamp_format}\" | collect_list[0].multi_line_start_pattern: {timestamp_format} (expected: a timestamp_format too)",
        "\"encoding\": \"utf-99\" | collect_list[0].encoding: utf-99",
        "\"log_group_name\": \"{planet}\" | placeholder: {planet} (expected one of",
        "\"retention_in_days\": 0 | collect_list[0].retention_in_days: 0",
        "\"filters\": [{\"type\": \"only\", \"expression\": \"x\"}] | collect_list[0].filters.type: only",
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
}
