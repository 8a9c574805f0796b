package io.tallystone.engine.query.function;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All scalar functions ("Boolean, comparison, numeric, datetime, and other functions", CloudWatch
 * Logs User Guide), by name in any case.
 */
public final class FunctionTable {
  private static final Map<String, ScalarFunction> BY_NAME = byName();

  private FunctionTable() {}

  /** The function of a name, if there is one. */
  public static Optional<ScalarFunction> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All functions, aliases among them, in alphabetical order. */
  public static Collection<ScalarFunction> all() {
    return BY_NAME.values();
  }

  private static Map<String, ScalarFunction> byName() {
    Map<String, ScalarFunction> functions = new TreeMap<>();
    Stream.of(
            NumericFunctions.ALL,
            Conversions.ALL,
            BinFunctions.ALL,
            TimeFunctions.ALL,
            PresenceFunctions.ALL,
            Conditionals.ALL,
            JsonFunctions.ALL,
            IpFunctions.ALL,
            TextFunctions.ALL,
            TextSearches.ALL,
            TrimFunctions.ALL,
            Encodings.ALL,
            HexFunctions.ALL,
            List.of(new RegexReplace(), new FormatDate("formatDate"), new FormatDate("strftime")),
            List.of(new ParseDate()))
        .flatMap(List::stream)
        .forEach(function -> add(function, functions));
    return Collections.unmodifiableMap(functions);
  }

  private static void add(ScalarFunction function, Map<String, ScalarFunction> functions) {
    if (functions.put(function.name().toLowerCase(Locale.ROOT), function) != null) {
      throw new IllegalStateException("two functions: " + function.name());
    }
  }
}
