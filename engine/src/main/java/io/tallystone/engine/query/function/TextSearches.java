package io.tallystone.engine.query.function;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Coercion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code strcontains startsWith endsWith}: 1 or 0; a third argument that is true ignores case. */
final class TextSearches {
  static final List<ScalarFunction> ALL =
      List.of(
          search("strcontains", TextSearches::contains),
          search(
              "startsWith",
              (text, part, ignoreCase) ->
                  text.regionMatches(ignoreCase, 0, part, 0, part.length())),
          search(
              "endsWith",
              (text, part, ignoreCase) ->
                  text.regionMatches(
                      ignoreCase, text.length() - part.length(), part, 0, part.length())));

  private TextSearches() {}

  private interface Search {
    boolean finds(String text, String part, boolean ignoreCase);
  }

  private static ScalarFunction search(String name, Search search) {
    return Plain.of(
        name,
        Arity.between(2, 3),
        arguments -> {
          @Nullable String text = Coercion.text(arguments.get(0));
          @Nullable String part = Coercion.text(arguments.get(1));
          boolean ignoreCase = arguments.size() > 2 && Coercion.truth(arguments.get(2));
          return text == null || part == null
              ? MISSING
              : PresenceFunctions.oneIf(search.finds(text, part, ignoreCase));
        });
  }

  private static boolean contains(String text, String part, boolean ignoreCase) {
    if (!ignoreCase) {
      return text.contains(part);
    }
    for (int i = 0; i <= text.length() - part.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }
}
