package io.tallystone.engine.query.run;

import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Time;
import io.tallystone.engine.query.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The same random events as JSON in a log group, and as rows. */
final class RandomEvents {
  private static final String GROUP = "g";

  private final RandomGenerator random;
  private final HeapSource source;
  private final List<Map<String, Value>> rows = new ArrayList<>();
  private Map<String, Value> row = new LinkedHashMap<>();
  private List<String> members = new ArrayList<>();

  RandomEvents(RandomGenerator random, int perSplit) {
    this.random = random;
    this.source = new HeapSource(GROUP, perSplit).pruning();
  }

  HeapSource source() {
    return source;
  }

  List<Map<String, Value>> rows() {
    return rows;
  }

  /** Adds events from a time on, several at the same one now and then. */
  RandomEvents fill(int count, long from) {
    long time = from;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(3) == 0 ? 0 : random.nextInt(60_000);
      row = new LinkedHashMap<>();
      members = new ArrayList<>();
      String message = random.nextInt(8) == 0 ? "WARN level of api \"ms\":3" : json();
      row.put("@timestamp", new Time(time));
      row.put("@message", new Text(message));
      row.put("@ptr", new Text("%s-%09d".formatted(GROUP, i)));
      rows.add(row);
      source.add(time, message);
    }
    return this;
  }

  private String json() {
    text("level", "ERROR", "INFO", "DEBUG");
    text("svc", "api", "db", "a\\\"b", "01");
    raw("ms", "30", "120", "1.5", "-4", "500", "\"30\"", "\"n/a\"", "null");
    raw("status", "200", "500", "503", "true");
    text("note", "", "all good", "a 1", "\\u00e9to", "500");
    if (random.nextBoolean()) {
      String id = pick("u1", "u2");
      row.put("user.id", new Text(id));
      members.add("\"user\":{\"id\":\"" + id + "\"}");
    }
    return "{" + String.join(",", members) + "}";
  }

  private void text(String name, String... escaped) {
    raw(name, List.of(escaped).stream().map(text -> '"' + text + '"').toArray(String[]::new));
  }

  /** A member, or none. Its value is what stands there, without quotation marks and escapes. */
  private void raw(String name, String... values) {
    if (random.nextInt(4) == 0) {
      return;
    }
    String value = pick(values);
    members.add("\"" + name + "\":" + value);
    if (!value.equals("null")) {
      String plain = value.replaceAll("^\"|\"$", "");
      row.put(name, new Text(plain.replace("\\\"", "\"").replace("\\u00e9", "é")));
    }
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }
}
