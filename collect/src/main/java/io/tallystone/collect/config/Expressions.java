package io.tallystone.collect.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of the configuration, in RE2's syntax as the CloudWatch agent's own: matching
 * takes time linear in the line, so that no line, however crafted, can occupy a reader for ever.
 */
final class Expressions {

  private Expressions() {}

  static Pattern compile(String where, String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new InvalidConfig(
          where
              + ": "
              + expression
              + ": "
              + e.getDescription()
              + " at "
              + e.getPattern()
              + " (expected: RE2 syntax, which has neither back-references nor looking around)");
    }
  }

  static @Nullable Pattern find(Section entry, String field) {
    String expression = entry.text(field);
    return expression == null ? null : compile(entry.at(field), expression);
  }
}
