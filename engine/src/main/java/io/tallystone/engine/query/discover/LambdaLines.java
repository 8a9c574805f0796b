package io.tallystone.engine.query.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda's own lines and its runtimes' lines tell: the START, END and REPORT of an invocation
 * (parted by tabs), and the request id that runtimes put between time and level.
 *
 * <p>Durations are in ms, as written. Memory is in bytes, taking a megabyte as 10⁶ bytes and
 * written as AWS does ({@code 1.28E8}), since AWS's own samples divide it by 1000 twice.
 */
final class LambdaLines {
  private static final String REQUEST = " RequestId: ";
  private static final List<String> TYPES = List.of("START", "END", "REPORT");
  private static final Pattern PARTS = Pattern.compile("[\\t\\n]+");
  private static final Map<String, String> MEASURES =
      Map.of(
          "Duration", "@duration",
          "Billed Duration", "@billedDuration",
          "Init Duration", "@initDuration",
          "Restore Duration", "@restoreDuration",
          "Billed Restore Duration", "@billedRestoreDuration",
          "Memory Size", "@memorySize",
          "Max Memory Used", "@maxMemoryUsed",
          "XRAY TraceId", "@xrayTraceId",
          "SegmentId", "@xraySegmentId");
  private static final int UUID_LENGTH = 36;

  /** Bytes within which level and time lie. */
  private static final int FRONT = 50;

  private LambdaLines() {}

  /** Whether it is worth a closer look. */
  static boolean mayBe(byte[] utf8, int from, int to) {
    return typeOf(utf8, from, to) != null || idColumn(utf8, from, to) >= 0;
  }

  private static @Nullable String typeOf(byte[] utf8, int from, int to) {
    for (String type : TYPES) {
      byte[] start = (type + REQUEST).getBytes(ISO_8859_1);
      if (to - from >= start.length
          && Arrays.equals(utf8, from, from + start.length, start, 0, start.length)) {
        return type;
      }
    }
    return null;
  }

  /** The fields in the order of the line; none if it is not one of Lambda's. */
  static Map<String, String> fields(byte[] utf8, int from, int to) {
    Map<String, String> fields = new LinkedHashMap<>();
    int id = idColumn(utf8, from, to);
    if (id >= 0) {
      fields.put("@requestId", new String(utf8, id, UUID_LENGTH, ISO_8859_1));
      return fields;
    }
    String type = typeOf(utf8, from, to);
    if (type == null) {
      return fields;
    }
    fields.put("@type", type);
    int afterLabel = from + type.length() + REQUEST.length();
    String[] parts = PARTS.split(new String(utf8, afterLabel, to - afterLabel, UTF_8), -1);
    fields.put("@requestId", firstWord(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      measure(parts[i].strip(), fields);
    }
    return fields;
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  private static void measure(String text, Map<String, String> fields) {
    int colon = text.indexOf(": ");
    String name = colon < 0 ? null : MEASURES.get(text.substring(0, colon));
    if (name == null) {
      return;
    }
    String value = text.substring(colon + 2);
    if (value.endsWith(" ms")) {
      value = value.substring(0, value.length() - 3);
    } else if (value.matches("[0-9]{1,9} MB")) {
      double megabytes = Integer.parseInt(value.substring(0, value.length() - 3));
      value = Double.toString(megabytes * 1_000_000);
    }
    fields.put(name, value);
  }

  /**
   * Where the request id stands in {@code time <tab> id <tab> level …} (Node.js) or {@code [level]
   * <tab> time <tab> id <tab> …} (Python); -1 if it is no such line.
   */
  static int idColumn(byte[] utf8, int from, int to) {
    int limit = Math.min(to, from + FRONT);
    for (int i = from; i < limit; i++) {
      int end = i + 1 + UUID_LENGTH;
      if (utf8[i] == '\t' && end < to && utf8[end] == '\t' && isUuid(utf8, i + 1)) {
        return i + 1;
      }
    }
    return -1;
  }

  /**
   * Where JSON may start that a function logged: at the first brace after the request id; or -1.
   */
  static int embeddedJson(byte[] utf8, int from, int to) {
    int id = idColumn(utf8, from, to);
    for (int i = id; i >= 0 && i < to; i++) {
      if (utf8[i] == '{') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUuid(byte[] utf8, int from) {
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      byte next = utf8[from + i];
      if (hyphen ? next != '-' : Character.digit(next, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
