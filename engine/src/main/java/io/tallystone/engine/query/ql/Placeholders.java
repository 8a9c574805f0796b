package io.tallystone.engine.query.ql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders {@code {{name}}} of a saved query (AWS: API reference, PutQueryDefinition).
 *
 * <p>They are replaced as text, in literals as well, by whoever starts a saved query, before it is
 * parsed; so a value may be a word, a list or half a condition. A placeholder that is left is
 * refused by the parser, except within a literal, where nothing tells it from ordinary text.
 */
public final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{([A-Za-z_][A-Za-z0-9_]{0," + (QlLimits.PLACEHOLDER_CHARACTERS - 1) + "})\\}\\}");

  private Placeholders() {}

  /** The names, each once, in order of their first use. */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names.stream().distinct().toList();
  }

  /**
   * The text with each placeholder replaced by its value.
   *
   * @throws QlSyntaxException at a placeholder that has none
   */
  public static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new QlSyntaxException(
                    "placeholder "
                        + found.group()
                        + " has no value (expected: one of "
                        + values.keySet().stream().sorted().toList()
                        + ")",
                    found.start(),
                    found.end());
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
