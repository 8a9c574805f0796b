package io.tallystone.wire.model;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A model's regular expression, matched against a whole text.
 *
 * <p>It runs on RE2, in linear time. RE2 lacks look-around and repetition above 1,000; the few
 * patterns that need them (they come with the tables, never from a client) run on the JDK's engine,
 * on short texts only.
 */
public final class TextPattern {
  /** Longer texts never match a pattern that needs the JDK's engine. */
  static final int BACKTRACKING_LIMIT = 4096;

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

  private final String source;
  private final Predicate<String> matcher;

  private TextPattern(String source, Predicate<String> matcher) {
    this.source = source;
    this.matcher = matcher;
  }

  /** Compiles a pattern in Java's syntax, as the models have it. */
  public static TextPattern of(String source) {
    try {
      String re2 = UNICODE_ESCAPE.matcher(source).replaceAll("\\\\x{$1}");
      com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(re2);
      return new TextPattern(source, pattern::matches);
    } catch (com.google.re2j.PatternSyntaxException e) {
      Pattern pattern = Pattern.compile(source);
      return new TextPattern(
          source, text -> text.length() <= BACKTRACKING_LIMIT && pattern.matcher(text).matches());
    }
  }

  /** Whether the whole text matches. */
  public boolean matches(String text) {
    return matcher.test(text);
  }

  /** The pattern as the model writes it. */
  @Override
  public String toString() {
    return source;
  }
}
