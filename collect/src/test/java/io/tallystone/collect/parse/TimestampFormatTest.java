package io.tallystone.collect.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampFormatTest {

  private static final Clock JANUARY =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%Y-%m-%d %H:%M:%S | 2025-12-31 23:59:58 INFO up | 2025-12-31T23:59:58Z",
        "%Y-%m-%d %H:%M:%S,%f | 2015-03-18 19:29:54,123 main | 2015-03-18T19:29:54.123Z",
        "%b %d %H:%M:%S | Dec 31 23:59:58 host sshd[1]: x | 2025-12-31T23:59:58Z",
        "%b %-d %H:%M:%S | Jan  2 01:02:03 host | 2026-01-02T01:02:03Z",
        "%d/%b/%Y:%H:%M:%S %z | 1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /\" | 2000-10-10T20:55:36Z",
        "%m/%d/%y %I:%M:%S %p | 09/25/14 12:00:01 AM x | 2014-09-25T00:00:01Z",
        "%m/%d/%y %I:%M:%S %p | 09/25/14 01:00:01 PM x | 2014-09-25T13:00:01Z",
        "%H:%M:%S | 01:02:03 started | 2026-01-02T01:02:03Z",
        "%A, %d %B %Y %H:%M | Thursday, 1 January 2026 10:11 | 2026-01-01T10:11:00Z",
        "%Y-%m-%dT%H:%M:%S.%f%z | 2025-06-01T00:00:00.5Z hi | 2025-06-01T00:00:00.500Z",
        "%s.%f | 1700000000.250 hi | 2023-11-14T22:13:20.250Z",
      })
  void readsTimestampsByTheAgentsSymbols(String format, String line, Instant expected) {
    TimestampFormat compiled = TimestampFormat.compile(format, ZoneOffset.UTC, JANUARY);

    assertThat(compiled.find(line)).isPresent();
    assertThat(Instant.ofEpochMilli(compiled.find(line).orElseThrow().epochMillis()))
        .isEqualTo(expected);
  }

  @Test
  void timesWithoutAZoneAreOfTheConfiguredOne() {
    TimestampFormat berlin =
        TimestampFormat.compile("%Y-%m-%d %H:%M:%S", ZoneId.of("Europe/Berlin"), JANUARY);

    assertThat(Instant.ofEpochMilli(berlin.find("2025-07-01 12:00:00").orElseThrow().epochMillis()))
        .isEqualTo(Instant.parse("2025-07-01T10:00:00Z"));
  }

  @Test
  void whatNamesNoRealMomentIsPassedOver() {
    TimestampFormat format = TimestampFormat.compile("%Y-%m-%d", ZoneOffset.UTC, JANUARY);

    assertThat(format.find("no date here")).isEmpty();
    assertThat(format.find("2025-02-31 is none")).isEmpty();
    assertThat(format.find("2025-02-31 but 2025-03-01 is").orElseThrow().start()).isEqualTo(15);
  }

  @Test
  void anUnknownSymbolIsRefused() {
    assertThatThrownBy(() -> TimestampFormat.compile("%Y %Q", ZoneOffset.UTC, JANUARY))
        .hasMessageStartingWith("%Q (expected one of:");
  }
}
