package io.tallystone.collect.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads timestamps in log lines, by the symbols of the CloudWatch agent's {@code
 * timestamp_format}: {@code %y %Y %b %B %m %-m %d %-d %A %a %H %-H %I %-I %M %-M %S %-S %f %p %Z %z
 * %s}.
 *
 * <p>What the format leaves out is taken from now: a time without a date is today's; a date without
 * a year is the latest that does not lie more than a day ahead, so that December's lines read in
 * January keep their year.
 */
public final class TimestampFormat {

  /**
   * A timestamp found in a line.
   *
   * @param epochMillis ms since the epoch
   * @param start where its text starts in the line
   * @param end where its text ends
   */
  public record Found(long epochMillis, int start, int end) {}

  private static final Map<String, String> SYMBOLS = symbols();

  private final Pattern pattern;
  private final List<String> fields;
  private final ZoneId zone;
  private final Clock clock;

  private TimestampFormat(Pattern pattern, List<String> fields, ZoneId zone, Clock clock) {
    this.pattern = pattern;
    this.fields = List.copyOf(fields);
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Compiles a format.
   *
   * @param zone of times that have no zone of their own
   * @throws IllegalArgumentException for an unknown symbol
   */
  public static TimestampFormat compile(String format, ZoneId zone, Clock clock) {
    StringBuilder regex = new StringBuilder();
    List<String> fields = new ArrayList<>();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (c != '%') {
        regex.append(c == ' ' ? "\\s+" : Pattern.quote(String.valueOf(c)));
        i++;
        continue;
      }
      int length = i + 1 < format.length() && format.charAt(i + 1) == '-' ? 3 : 2;
      String symbol = format.substring(i, Math.min(i + length, format.length()));
      String part = SYMBOLS.get(symbol);
      if (part == null) {
        throw new IllegalArgumentException(
            symbol + " (expected one of: " + SYMBOLS.keySet().stream().sorted().toList() + ")");
      }
      if (!part.isEmpty()) {
        fields.add(symbol.replace("-", ""));
        regex.append('(').append(part).append(')');
      } else {
        regex.append('%');
      }
      i += length;
    }
    return new TimestampFormat(Pattern.compile(regex.toString()), fields, zone, clock);
  }

  /** Matches where a timestamp is. */
  public Pattern pattern() {
    return pattern;
  }

  /** The first timestamp in the line that names a real moment. */
  public Optional<Found> find(String line) {
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        values.put(fields.get(i), matcher.group(i + 1));
      }
      OptionalLong moment = momentIfReal(values);
      if (moment.isPresent()) {
        return Optional.of(new Found(moment.getAsLong(), matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  private OptionalLong momentIfReal(Map<String, String> values) {
    try {
      return OptionalLong.of(moment(values));
    } catch (DateTimeException e) {
      return OptionalLong.empty(); // the 31st of February
    }
  }

  private long moment(Map<String, String> values) {
    String seconds = values.get("%s");
    if (seconds != null) {
      return Long.parseLong(seconds) * 1000 + nanos(values.get("%f")) / 1_000_000;
    }
    ZoneId at = zone(values);
    LocalTime time =
        LocalTime.of(
            hour(values),
            number(values, "%M", 0),
            number(values, "%S", 0),
            nanos(values.get("%f")));
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), at);
    LocalDate date = date(values, now.toLocalDate());
    return LocalDateTime.of(date, time).atZone(at).toInstant().toEpochMilli();
  }

  private static LocalDate date(Map<String, String> values, LocalDate today) {
    Integer month = month(values);
    if (month == null && !values.containsKey("%d")) {
      return today;
    }
    int day = number(values, "%d", 1);
    int m = month == null ? today.getMonthValue() : month;
    if (values.containsKey("%Y")) {
      return LocalDate.of(number(values, "%Y", 0), m, day);
    }
    if (values.containsKey("%y")) {
      int year = number(values, "%y", 0);
      return LocalDate.of(year < 69 ? 2000 + year : 1900 + year, m, day);
    }
    LocalDate thisYear = LocalDate.of(today.getYear(), m, day);
    return thisYear.isAfter(today.plusDays(1)) ? thisYear.minusYears(1) : thisYear;
  }

  private static @Nullable Integer month(Map<String, String> values) {
    String number = values.get("%m");
    if (number != null) {
      return Integer.valueOf(number);
    }
    String name = values.containsKey("%b") ? values.get("%b") : values.get("%B");
    if (name == null) {
      return null;
    }
    for (java.time.Month month : java.time.Month.values()) {
      if (month
          .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
          .substring(0, 3)
          .equalsIgnoreCase(name.substring(0, 3))) {
        return month.getValue();
      }
    }
    throw new DateTimeException("month: " + name);
  }

  private static int hour(Map<String, String> values) {
    if (values.containsKey("%H")) {
      return number(values, "%H", 0);
    }
    int hour = number(values, "%I", 0);
    String half = values.get("%p");
    if (half == null) {
      return hour;
    }
    return hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
  }

  private ZoneId zone(Map<String, String> values) {
    String offset = values.get("%z");
    if (offset != null) {
      return offset.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }
    String name = values.get("%Z");
    return name == null ? zone : ZoneId.of(name, ZoneId.SHORT_IDS);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static int number(Map<String, String> values, String symbol, int otherwise) {
    String text = values.get(symbol);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private static Map<String, String> symbols() {
    Map<String, String> regexes = new HashMap<>();
    String two = "\\d{2}";
    String oneOrTwo = "\\d{1,2}";
    regexes.put("%y", two);
    regexes.put("%Y", "\\d{4}");
    regexes.put("%b", "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");
    regexes.put(
        "%B",
        "(?i:january|february|march|april|may|june|july|august|september|october|november|december)");
    // The page says zero-padded; lines padded with a blank or not at all are common and
    // unambiguous.
    for (String symbol : List.of("%m", "%d", "%H", "%I", "%M", "%S")) {
      regexes.put(symbol, oneOrTwo);
      regexes.put("%-" + symbol.substring(1), oneOrTwo);
    }
    regexes.put("%A", "(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)");
    regexes.put("%a", "(?i:mon|tue|wed|thu|fri|sat|sun)");
    regexes.put("%f", "\\d{1,9}");
    regexes.put("%p", "(?i:am|pm)");
    regexes.put("%Z", "[A-Z][A-Za-z_/]{1,30}");
    regexes.put("%z", "Z|[+-]\\d{2}:?\\d{2}");
    regexes.put("%s", "\\d{9,11}");
    regexes.put("%%", "");
    return Map.copyOf(regexes);
  }
}
