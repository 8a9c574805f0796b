package io.tallystone.engine.query.pattern;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random patterns of all forms, and messages that they have a fair chance to match. */
final class RandomPatterns {
  private static final List<String> WORDS =
      List.of("a", "ab", "b1", "10", "7", "é", "x_y", "GET", "-3.5", "1e2");
  private static final List<String> NAMES = List.of("a", "b", "k-1", "d.e", "é");
  private static final List<String> REGEXES =
      List.of(
          "%a%",
          "%^a%",
          "%b1$%",
          "%[a-c]+1%",
          "%a|GE.%",
          "%1{1,2}0?%",
          "%\\x61b%",
          "%\\d+%",
          "%ab*1?%",
          "%.{2}T%",
          "%[^a]b{,2}%");

  private final SplittableRandom random;

  RandomPatterns(SplittableRandom random) {
    this.random = random;
  }

  String pattern() {
    return switch (random.nextInt(5)) {
      case 0 -> terms();
      case 1 -> one(REGEXES);
      case 2 -> columns();
      default -> "{ " + expression(2) + " }";
    };
  }

  String message() {
    return switch (random.nextInt(6)) {
      case 0 -> several(random.nextInt(6), " ", this::word);
      case 1, 2 -> several(random.nextInt(6), " ", this::column);
      case 3 -> mutated(object(2));
      default -> object(3);
    };
  }

  /** The text with a few characters taken out, doubled or replaced. */
  String mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, mutated.charAt(at));
        case 2 ->
            mutated.setCharAt(
                at, "{}[]()%\"\\$.*=!<>&|?-, \0\u00e9a1^+".charAt(random.nextInt(28)));
        default -> mutated.insert(at, mutated.substring(at));
      }
    }
    return mutated.toString();
  }

  private String terms() {
    return several(
        random.nextInt(4),
        " ",
        () ->
            one(List.of("", "", "-", "?"))
                + (flip() ? "\"" + word() + " " + word() + "\"" : "\"" + word() + "\""));
  }

  private String expression(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return comparison();
    }
    String joined =
        several(1 + random.nextInt(3), flip() ? " && " : " || ", () -> expression(depth - 1));
    return flip() ? "(" + joined + ")" : joined;
  }

  private String comparison() {
    String selector = "$" + several(1 + random.nextInt(2), "", this::step);
    return selector
        + " "
        + switch (random.nextInt(5)) {
          case 0 -> "IS " + one(List.of("NULL", "TRUE", "FALSE"));
          case 1 -> "NOT EXISTS";
          default -> condition();
        };
  }

  private String step() {
    return switch (random.nextInt(6)) {
      case 0 -> "[" + random.nextInt(3) + "]";
      case 1 -> "[*]";
      case 2 -> ".*";
      default -> ".['" + one(NAMES) + "']";
    };
  }

  private String condition() {
    return switch (random.nextInt(4)) {
      case 0 ->
          one(List.of("<", "<=", ">", ">=", "=", "!="))
              + " "
              + one(List.of("7", "10", "-3.5", "1e2"));
      case 1 -> one(List.of("=", "!=")) + one(REGEXES);
      default ->
          one(List.of("=", "!="))
              + " \""
              + one(List.of("", "*"))
              + word()
              + one(List.of("", "*"))
              + "\"";
    };
  }

  private String columns() {
    int open = random.nextInt(6);
    int count = 1 + random.nextInt(4);
    return IntStream.range(0, count)
        .mapToObj(i -> i == open ? "..." : "w" + i + (flip() ? "" : conditions("w" + i)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String conditions(String name) {
    String conditions = condition();
    for (int i = random.nextInt(3); i > 0; i--) {
      conditions += one(List.of(" && ", " || ")) + name + " " + condition();
    }
    return conditions;
  }

  private String object(int depth) {
    return "{"
        + several(random.nextInt(4), ",", () -> "\"" + one(NAMES) + "\":" + value(depth))
        + "}";
  }

  private String value(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0 -> one(List.of("7", "10", "-3.5", "1e2", "100", "0.1E+2"));
      case 1 -> one(List.of("true", "false", "null"));
      case 2, 3 -> "\"" + (flip() ? word() : "\\u0061b\\/" + word()) + "\"";
      case 4 -> "[" + several(random.nextInt(4), ", ", () -> value(depth - 1)) + "]";
      default -> object(depth - 1);
    };
  }

  private String column() {
    return switch (random.nextInt(5)) {
      case 0 -> "[" + word() + " " + word() + "]";
      case 1 -> "\"" + word() + " " + word() + "\"";
      case 2 -> one(List.of("[", "\"", "]")) + word();
      default -> word();
    };
  }

  private String word() {
    return one(WORDS) + (random.nextInt(4) == 0 ? one(WORDS) : "");
  }

  private boolean flip() {
    return random.nextBoolean();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String several(int count, String separator, Supplier<String> part) {
    return IntStream.range(0, count)
        .mapToObj(i -> part.get())
        .collect(Collectors.joining(separator));
  }
}
