package io.tallystone.engine.query.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The severity that a text tells of: that of the first word that names one. */
final class Severity {
  private static final Map<String, String> LABELS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    label("Error", "error", "err", "fatal", "critical", "severe", "emergency", "panic");
    label("Warning", "warn", "warning");
    label("Info", "info", "information", "notice");
    label("Debug", "debug", "trace", "verbose");
  }

  private Severity() {}

  private static void label(String label, String... words) {
    for (String word : words) {
      LABELS.put(word, label);
    }
  }

  /** Its label, as AWS shows it ("pattern", {@code @severityLabel}). */
  static Optional<String> of(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = TextMask.wordEnd(text, at);
      if (end > at) {
        String label = LABELS.get(text.substring(at, end));
        if (label != null) {
          return Optional.of(label);
        }
        at = end;
      } else {
        at++;
      }
    }
    return Optional.empty();
  }
}
