package io.tallystone.engine.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event's time is 2024-05-01 10:06:30, a Wednesday; the query is {@link Calls#QUERY}. */
class TimeFunctionsTest {
  private static final long SEED = 13;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          bin('5m')                              -> 2024-05-01 10:05:00.000
          bin('1 hour')                          -> 2024-05-01 10:00:00.000
          bin('30s')                             -> 2024-05-01 10:06:30.000
          bin('300s')                            -> 2024-05-01 10:06:00.000
          bin('90m')                             -> 2024-05-01 10:00:00.000
          bin('1D')                              -> 2024-05-01 00:00:00.000
          bin('1w')                              -> 2024-04-29 00:00:00.000
          bin('2 months')                        -> 2024-05-01 00:00:00.000
          bin('1mo')                             -> 2024-05-01 00:00:00.000
          bin('3mon')                            -> 2024-04-01 00:00:00.000
          bin('1q')                              -> 2024-04-01 00:00:00.000
          bin('1yr')                             -> 2024-01-01 00:00:00.000
          bin('10 years')                        -> 2020-01-01 00:00:00.000
          datefloor(1714557990000,'1h')          -> 2024-05-01 10:00:00.000
          datefloor(fromMillis(1714557990000),'1min') -> 2024-05-01 10:06:00.000
          datefloor('1714557990000','15m')       -> 2024-05-01 10:00:00.000
          datefloor(-1,'1d')                     -> 1969-12-31 00:00:00.000
          datefloor(missing,'1d')                -> MISSING
          datefloor('yesterday','1d')            -> MISSING
          dateceil(1714557990000,'1h')           -> 2024-05-01 11:00:00.000
          dateceil(1714557600000,'1h')           -> 2024-05-01 10:00:00.000
          dateceil(1714557990000,'1mo')          -> 2024-06-01 00:00:00.000
          dateceil(1714557990000,'1w')           -> 2024-05-06 00:00:00.000
          fromMillis(1642195111000)              -> 2022-01-14 21:18:31.000
          fromMillis('x')                        -> MISSING
          toMillis(fromMillis(1642195111000))    -> 1642195111000
          now()                                  -> 1714561201
          queryStartTime()                       -> 1714557600000
          queryEndTime()                         -> 1714561200000
          queryTimeRange()                       -> 3600000
          """)
  void times(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      nullValues = "MISSING",
      textBlock =
          """
          formatDate(1714521600000,'%Y-%m-%d','UTC')            -> 2024-05-01
          strftime(1714557990123,'%H:%M:%S.%L')                 -> 10:06:30.123
          formatDate(1714557990000,'%F %T %z','Europe/Berlin')  -> 2024-05-01 12:06:30 +0200
          formatDate(1714557990000,'%a %e %b %y, %I:%M %p')     -> Wed  1 May 24, 10:06 AM
          formatDate(1714557990000,'%A %B %j %V %u')            -> Wednesday May 122 18 3
          formatDate(1714557990000,'100%% %s')                  -> 100% 1714557990
          formatDate(1714557990000,'')                          -> ``
          formatDate(missing,'%Y')                              -> MISSING
          parseDate('2024-05-01','yyyy-MM-dd','UTC')            -> 1714521600000
          parseDate('2024-05-01','yyyy-MM-dd','+02:00')         -> 1714514400000
          parseDate('2024-05-01','yyyy-MM-dd')                  -> 1714521600000
          parseDate('01/May/2024:10:06:30 +0200','dd/MMM/yyyy:HH:mm:ss Z') -> 1714550790000
          parseDate('2024-05','yyyy-MM')                        -> 1714521600000
          parseDate('2024','uuuu')                              -> 1704067200000
          parseDate('10:06','HH:mm')                            -> MISSING
          parseDate('yesterday','yyyy-MM-dd')                   -> MISSING
          parseDate('2024-02-30x','yyyy-MM-dd')                 -> MISSING
          """)
  void formats(String call, @Nullable String expected) {
    assertThat(Calls.rendered(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      textBlock =
          """
          bin        -> 0m           -> period: 0m (expected: more than 0)
          bin        -> 5 parsecs    -> period: 5 parsecs (expected: a number and a unit, such as 5m or 1 hour)
          datefloor  -> m            -> period: m (expected: a number and a unit, such as 5m or 1 hour)
          dateceil   -> ss           -> period: ss (expected: a number and a unit, such as 5m or 1 hour)
          formatDate -> %Q           -> date format: %Q (expected: a letter of strftime, such as %Y)
          strftime   -> 5%           -> date format: 5% (expected: a letter after the last %)
          """)
  void aConstantThatIsNoPeriodOrFormatIsRefused(String name, String constant, String message) {
    List<@Nullable Value> constants = new java.util.ArrayList<>();
    ScalarFunction function = FunctionTable.find(name).orElseThrow();
    if (function.implicitFields().isEmpty()) {
      constants.add(null);
    }
    constants.add(new Text(constant));
    assertThatThrownBy(() -> function.prepare(constants))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage(message);
  }

  @Test
  void anUnknownTimeZoneIsRefused() {
    assertThatThrownBy(
            () -> Calls.prepared("formatDate", null, new Text("%Y"), new Text("Mars/Olympus")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageStartingWith("time zone: Mars/Olympus (expected: ");
  }

  @Test
  void aBinHoldsItsTimeAndTheNextOneStartsWhereItEnds() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    List<String> units = List.of("ms", "s", "m", "h", "d", "w", "mo", "q", "y");
    for (int i = 0; i < 20_000; i++) {
      String text = 1 + random.nextInt(30) + units.get(random.nextInt(units.size()));
      BinPeriod period = BinPeriod.parse(text);
      long time = random.nextLong(-4_102_444_800_000L, 4_102_444_800_000L);
      long start = period.floor(time);
      long next = period.next(start);
      assertThat(time).as("seed %s: %s %s", SEED, text, time).isBetween(start, next - 1);
      assertThat(period.floor(start)).isEqualTo(start);
      assertThat(period.floor(next)).isEqualTo(next);
      assertThat(period.ceil(time)).isEqualTo(time == start ? time : next);
    }
  }
}
