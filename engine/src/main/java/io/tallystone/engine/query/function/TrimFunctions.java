package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import io.tallystone.engine.query.value.Text;
import io.tallystone.engine.query.value.Value;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code trim ltrim rtrim}: with one argument white space goes, with two any of the characters of
 * the second, and white space then stays.
 */
final class TrimFunctions {
  static final List<ScalarFunction> ALL =
      List.of(trim("trim", true, true), trim("ltrim", true, false), trim("rtrim", false, true));

  private TrimFunctions() {}

  private static ScalarFunction trim(String name, boolean left, boolean right) {
    return Plain.of(
        name,
        Arity.between(1, 2),
        arguments -> {
          @Nullable String text = Coercion.text(arguments.getFirst());
          @Nullable IntPredicate unwanted = unwanted(arguments);
          if (text == null || unwanted == null) {
            return MISSING;
          }
          int from = left ? start(text, unwanted) : 0;
          int to = right ? end(text, from, unwanted) : text.length();
          return new Text(text.substring(from, to));
        });
  }

  private static @Nullable IntPredicate unwanted(List<Value> arguments) {
    if (arguments.size() == 1) {
      return Character::isWhitespace;
    }
    @Nullable String characters = Coercion.text(arguments.get(1));
    return characters == null ? null : codePoint -> characters.indexOf(codePoint) >= 0;
  }

  private static int start(String text, IntPredicate unwanted) {
    int i = 0;
    while (i < text.length() && unwanted.test(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static int end(String text, int from, IntPredicate unwanted) {
    int i = text.length();
    while (i > from && unwanted.test(text.codePointBefore(i))) {
      i -= Character.charCount(text.codePointBefore(i));
    }
    return i;
  }
}
