package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Items;
import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import io.tallystone.engine.query.value.Whole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code concat strlen messageSize toupper tolower substr replace split}. Places and lengths count
 * code points, as documented for {@code strlen}; {@code messageSize} counts bytes of UTF-8.
 *
 * <p>Chosen here, as AWS is silent: {@code substr} takes what there is between the bounds, so a
 * negative start is 0 and one past the end gives an empty text; {@code split} keeps empty items and
 * an empty delimiter does not split; an empty search text is not replaced.
 */
final class TextFunctions {
  static final List<ScalarFunction> ALL =
      List.of(
          Plain.of("concat", Arity.atLeast(1), TextFunctions::concat),
          Plain.ofText("strlen", text -> new Whole(text.codePointCount(0, text.length()))),
          Plain.ofText("messageSize", TextFunctions::size),
          Plain.ofText("toupper", text -> new Text(text.toUpperCase(Locale.ROOT))),
          Plain.ofText("tolower", text -> new Text(text.toLowerCase(Locale.ROOT))),
          Plain.of("substr", Arity.between(2, 3), TextFunctions::substr),
          Plain.of("replace", Arity.exactly(3), TextFunctions::replace),
          Plain.ofTexts("split", TextFunctions::split));

  private TextFunctions() {}

  private static Value size(String text) {
    return new Whole(text.getBytes(StandardCharsets.UTF_8).length);
  }

  private static Value concat(List<Value> arguments) {
    StringBuilder out = new StringBuilder();
    for (Value argument : arguments) {
      @Nullable String text = Coercion.text(argument);
      if (text == null || out.length() + text.length() > FunctionLimits.TEXT) {
        return MISSING;
      }
      out.append(text);
    }
    return new Text(out.toString());
  }

  private static Value substr(List<Value> arguments) {
    @Nullable String text = Coercion.text(arguments.get(0));
    Value start = Coercion.number(arguments.get(1));
    Value length =
        arguments.size() > 2 ? Coercion.number(arguments.get(2)) : new Whole(Integer.MAX_VALUE);
    if (text == null || !Numbers.isNumber(start) || !Numbers.isNumber(length)) {
      return MISSING;
    }
    int from = forward(text, 0, count(start));
    return new Text(text.substring(from, forward(text, from, count(length))));
  }

  private static int count(Value number) {
    return (int) Math.clamp(Numbers.asDouble(number), 0, Integer.MAX_VALUE);
  }

  private static int forward(String text, int from, int codePoints) {
    int i = from;
    for (int n = codePoints; n > 0 && i < text.length(); n--) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static Value replace(List<Value> arguments) {
    @Nullable String text = Coercion.text(arguments.get(0));
    @Nullable String find = Coercion.text(arguments.get(1));
    @Nullable String with = Coercion.text(arguments.get(2));
    if (text == null || find == null || with == null) {
      return MISSING;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = find.isEmpty() ? -1 : text.indexOf(find);
        at >= 0;
        at = text.indexOf(find, from)) {
      out.append(text, from, at).append(with);
      from = at + find.length();
      if (out.length() > FunctionLimits.TEXT) {
        return MISSING;
      }
    }
    return new Text(out.append(text, from, text.length()).toString());
  }

  private static Value split(String text, String delimiter) {
    List<Value> items = new ArrayList<>();
    int from = 0;
    if (!delimiter.isEmpty()) {
      for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
        items.add(new Text(text.substring(from, at)));
        from = at + delimiter.length();
        if (items.size() >= FunctionLimits.ITEMS) {
          return MISSING;
        }
      }
    }
    items.add(new Text(text.substring(from)));
    return new Items(items);
  }
}
