package io.tallystone.engine.query.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Questions about {@link RandomEvents} that {@link Oracle} can answer. */
final class RandomQuestions {
  private static final List<String> FIELDS =
      List.of("level", "svc", "ms", "status", "user.id", "note", "absent");

  private final RandomGenerator random;
  private final List<String> columns = new ArrayList<>();
  private boolean events;
  private int names;

  RandomQuestions(RandomGenerator random) {
    this.random = random;
  }

  String question() {
    columns.clear();
    columns.addAll(FIELDS);
    events = true;
    List<String> commands = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      commands.add(command());
    }
    if (random.nextInt(5) == 0) {
      commands.add("dedup " + list(this::column));
      commands.add("limit " + random.nextInt(1, 20));
    }
    return String.join(" | ", commands);
  }

  private String command() {
    return switch (random.nextInt(events ? 9 : 7)) {
      case 0, 1, 2 -> "filter " + condition(2);
      case 3 -> "sort " + list(() -> column() + pick(List.of("", " asc", " desc")));
      case 4 -> "limit " + random.nextInt(1, 30);
      case 5 -> "display " + list(this::column);
      case 6 -> computed();
      case 7 -> "fields " + list(this::column);
      default -> stats();
    };
  }

  private String computed() {
    String name = random.nextInt(4) == 0 ? pick(List.of("ms", "note", "svc")) : "c" + names++;
    String value =
        switch (random.nextInt(5)) {
          case 0 -> "%s + %s * 2".formatted(column(), column());
          case 1 -> "strlen(%s)".formatted(column());
          case 2 -> "coalesce(%s, %s, 'none')".formatted(column(), column());
          case 3 -> "ispresent(%s)".formatted(column());
          default -> "(%s - 0.5) / 4".formatted(column());
        };
    columns.add(name);
    return "fields " + value + " as " + name;
  }

  private String stats() {
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      keys.add(random.nextInt(3) == 0 ? "bin(" + random.nextInt(1, 9) + "m)" : column());
    }
    keys = keys.stream().distinct().toList();
    List<String> made = new ArrayList<>();
    List<String> aggregates = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = "a" + names++;
      made.add(name);
      aggregates.add(aggregate() + " as " + name);
    }
    keys.stream().filter(key -> !key.startsWith("bin")).forEach(made::add);
    columns.clear();
    columns.addAll(made);
    events = false;
    return "stats "
        + String.join(", ", aggregates)
        + (keys.isEmpty() ? "" : " by " + String.join(", ", keys));
  }

  private String aggregate() {
    return switch (random.nextInt(7)) {
      case 0 -> "count(*)";
      case 1 -> "count(" + column() + ")";
      case 2 -> "count_distinct(" + column() + ")";
      case 3 -> "sum(" + column() + ") / count(*)";
      case 4 -> "avg(" + column() + ")";
      default -> pick(List.of("min(", "max(", "sum(")) + column() + ")";
    };
  }

  private String condition(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 9)) {
      case 0 -> column() + pick(List.of(" = ", " != ", " < ", " >= ")) + literal();
      case 1 -> column() + pick(List.of(" > ", " <= ")) + column();
      case 2 -> column() + pick(List.of(" in [", " not in [")) + literal() + ", " + literal() + "]";
      case 3 -> column() + like() + pick(List.of("'E'", "'a'", "/[0-4]/", "/^a|R$/", "/o\\b/"));
      case 4 -> "ispresent(" + column() + ")";
      case 5 ->
          (events ? "@message" : column())
              + like()
              + pick(List.of("'level'", "'api'", "/ms.:[0-9]/", "/WARN|db/", "'\\\"'"));
      case 6 -> "not (" + condition(depth - 1) + ")";
      case 7 -> "(" + condition(depth - 1) + ") or (" + condition(depth - 1) + ")";
      default -> "(" + condition(depth - 1) + ") and (" + condition(depth - 1) + ")";
    };
  }

  private String like() {
    return pick(List.of(" like ", " not like "));
  }

  private String literal() {
    return pick(
        List.of(
            "'api'", "'ERROR'", "'500'", "'01'", "500", "30", "1.5", "'u1'", "'n/a'", "'none'",
            "'1'"));
  }

  private String column() {
    return pick(columns);
  }

  private String list(Supplier<String> element) {
    List<String> elements = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      elements.add(element.get());
    }
    return String.join(", ", elements);
  }

  private String pick(List<String> options) {
    return options.get(random.nextInt(options.size()));
  }
}
