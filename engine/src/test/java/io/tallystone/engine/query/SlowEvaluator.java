package io.tallystone.engine.query;

import io.tallystone.engine.block.Needs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates predicates over strings in the plainest way, to compare with. */
public final class SlowEvaluator {
  private static final Pattern COLUMN =
      Pattern.compile(
          "\\G[ \\t\\r\\n]*(?:\\[(.*?)\\](?=[ \\t\\r\\n]|\\z)|\"(.*?)\"(?=[ \\t\\r\\n]|\\z)"
              + "|([^ \\t\\r\\n]+))",
          Pattern.DOTALL);

  private SlowEvaluator() {}

  /** Whether the predicate holds for the message. */
  public static boolean holds(Predicate predicate, String message) {
    return switch (predicate) {
      case Predicate.Everything everything -> true;
      case Predicate.And and -> and.parts().stream().allMatch(part -> holds(part, message));
      case Predicate.Or or -> or.parts().stream().anyMatch(part -> holds(part, message));
      case Predicate.Not not -> !holds(not.part(), message);
      case Predicate.Contains contains -> message.contains(contains.text());
      case Predicate.Found found -> find(found.regex(), message);
      case Predicate.JsonField field ->
          PlainJson.object(message).map(root -> holds(field, root)).orElse(false);
      case Predicate.Columns columns -> holds(columns.layout(), columns(message));
    };
  }

  /** Whether the message satisfies the needs. */
  public static boolean satisfies(Needs needs, String message) {
    return switch (needs) {
      case Needs.Anything anything -> true;
      case Needs.Nothing nothing -> false;
      case Needs.Literal literal ->
          message.contains(new String(literal.utf8(), StandardCharsets.UTF_8));
      case Needs.Found found -> {
        byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
        yield found.automaton().find(utf8, 0, utf8.length) != 0;
      }
      case Needs.AllOf all -> all.parts().stream().allMatch(part -> satisfies(part, message));
      case Needs.AnyOf any -> any.parts().stream().anyMatch(part -> satisfies(part, message));
    };
  }

  private static boolean find(LinearRegex regex, String text) {
    return Pattern.compile(regex.toString().replace("$", "\\z"), Pattern.DOTALL)
        .matcher(text)
        .find();
  }

  private static boolean holds(Predicate.JsonField field, Map<String, Object> root) {
    List<Object> reached = List.of(root);
    for (JsonSelector.Step step : field.selector().steps()) {
      reached = reached.stream().flatMap(value -> step(value, step).stream()).toList();
    }
    if (field.test() instanceof ValueTest.NotExists) {
      return reached.isEmpty();
    }
    return reached.stream().anyMatch(value -> passes(field.test(), value));
  }

  private static List<Object> step(Object value, JsonSelector.Step step) {
    List<Object> next = new ArrayList<>();
    if (value instanceof Map<?, ?> members) {
      switch (step) {
        case JsonSelector.Key key ->
            Optional.ofNullable(members.get(key.name())).ifPresent(next::add);
        case JsonSelector.AnyKey any -> next.addAll(members.values());
        default -> {}
      }
    } else if (value instanceof List<?> elements) {
      switch (step) {
        case JsonSelector.Index at when at.index() < elements.size() ->
            next.add(elements.get(at.index()));
        case JsonSelector.AnyIndex any -> next.addAll(elements);
        default -> {}
      }
    }
    return next;
  }

  private static boolean passes(ValueTest test, Object value) {
    String text = value instanceof String string ? string : null;
    PlainJson.Digits number = value instanceof PlainJson.Digits digits ? digits : null;
    return switch (test) {
      case ValueTest.TextIs is when text != null -> like(is.pattern(), text);
      case ValueTest.TextIs is ->
          number != null && is.pattern().wildcard() && like(is.pattern(), number.digits());
      case ValueTest.TextFound found when number != null -> find(found.regex(), number.digits());
      case ValueTest.TextFound found -> text != null && find(found.regex(), text);
      case ValueTest.NumberIs is -> number != null && compares(is, new BigDecimal(number.digits()));
      case ValueTest.Differs differs ->
          (number != null || text != null) && !passes(differs.test(), value);
      case ValueTest.Is is ->
          switch (is.kind()) {
            case TRUE -> value.equals(true);
            case FALSE -> value.equals(false);
            case NULL -> value.equals(PlainJson.NULL);
            default -> throw new AssertionError(is);
          };
      default -> throw new AssertionError(test);
    };
  }

  private static boolean holds(ColumnLayout layout, List<String> columns) {
    int leading = layout.leading().size();
    int trailing = layout.trailing().size();
    if (columns.size() < leading + trailing
        || (!layout.open() && columns.size() > leading + trailing)) {
      return false;
    }
    for (int i = 0; i < leading; i++) {
      if (!passesColumn(layout.leading().get(i).test(), columns.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < trailing; i++) {
      String column = columns.get(columns.size() - trailing + i);
      if (!passesColumn(layout.trailing().get(i).test(), column)) {
        return false;
      }
    }
    return true;
  }

  private static boolean passesColumn(ValueTest test, String column) {
    return switch (test) {
      case ValueTest.Anything anything -> true;
      case ValueTest.TextIs is -> like(is.pattern(), column);
      case ValueTest.TextFound found -> find(found.regex(), column);
      case ValueTest.NumberIs is -> {
        BigDecimal number = number(column);
        yield number != null && compares(is, number);
      }
      case ValueTest.Differs differs -> !passesColumn(differs.test(), column);
      case ValueTest.All all -> all.tests().stream().allMatch(one -> passesColumn(one, column));
      case ValueTest.Any any -> any.tests().stream().anyMatch(one -> passesColumn(one, column));
      default -> throw new AssertionError(test);
    };
  }

  private static boolean like(TextPattern pattern, String text) {
    String regex =
        (pattern.openStart() ? ".*" : "")
            + Pattern.quote(pattern.text())
            + (pattern.openEnd() ? ".*" : "");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  private static boolean compares(ValueTest.NumberIs is, BigDecimal number) {
    int sign = number.compareTo(is.number());
    return switch (is.comparison()) {
      case EQUAL -> sign == 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static List<String> columns(String message) {
    List<String> columns = new ArrayList<>();
    Matcher matcher = COLUMN.matcher(message);
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          columns.add(matcher.group(group));
        }
      }
    }
    return columns;
  }
}
