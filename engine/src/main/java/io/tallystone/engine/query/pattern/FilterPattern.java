package io.tallystone.engine.query.pattern;

import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.ColumnLayout;
import io.tallystone.engine.query.Extraction;
import io.tallystone.engine.query.JsonSelector;
import io.tallystone.engine.query.MatcherCompiler;
import io.tallystone.engine.query.MessageMatcher;
import io.tallystone.engine.query.Predicate;
import io.tallystone.engine.query.Pruning;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A filter pattern: terms, <code>{ JSON comparisons }</code>, {@code [columns]} or {@code %regex%}.
 * Safe for use by many threads.
 */
public final class FilterPattern {
  private final String text;
  private final Predicate predicate;
  private final Function<byte[], Map<String, String>> extractor;
  private final MessageMatcher matcher;
  private final Needs needs;

  private FilterPattern(
      String text, Predicate predicate, Function<byte[], Map<String, String>> extractor) {
    this.text = text;
    this.predicate = predicate;
    this.extractor = extractor;
    this.matcher = MatcherCompiler.compile(predicate);
    this.needs = Pruning.needs(predicate);
  }

  /**
   * Parses a pattern that counts columns strictly; an empty one matches every message.
   *
   * @throws InvalidPattern if it is none
   */
  public static FilterPattern parse(String text) {
    return parse(text, ColumnCount.STRICT);
  }

  /**
   * Parses a pattern; an empty one matches every message.
   *
   * @param count of columns, where the pattern names some
   * @throws InvalidPattern if it is none
   */
  public static FilterPattern parse(String text, ColumnCount count) {
    check(text);
    int start = 0;
    int end = text.length();
    while (start < end && PatternReader.isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && PatternReader.isBlank(text.charAt(end - 1))) {
      end--;
    }
    char first = start < end ? text.charAt(start) : 0;
    return switch (first) {
      case '{' -> json(text, inside(text, start, end, '}'));
      case '[' -> columns(text, inside(text, start, end, ']'), count);
      case '%' -> regex(text, new PatternReader(text, start, end));
      default -> terms(text, new PatternReader(text, start, end));
    };
  }

  private static void check(String text) {
    if (text.length() > PatternLimits.LENGTH) {
      throw InvalidPattern.because(
          "length " + text.length() + " (expected: at most " + PatternLimits.LENGTH + ")");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          throw InvalidPattern.because("half of a surrogate pair at position " + i);
        }
        i++;
      }
    }
  }

  private static PatternReader inside(String text, int start, int end, char closing) {
    if (end - start < 2 || text.charAt(end - 1) != closing) {
      throw InvalidPattern.unclosed(text.charAt(start), closing);
    }
    return new PatternReader(text, start + 1, end - 1);
  }

  private static FilterPattern json(String text, PatternReader reader) {
    JsonPatternParser parser = new JsonPatternParser(reader);
    Predicate predicate = parser.parse();
    List<JsonSelector> selectors = parser.selectors();
    return new FilterPattern(text, predicate, message -> Extraction.fromJson(message, selectors));
  }

  private static FilterPattern columns(String text, PatternReader reader, ColumnCount count) {
    ColumnLayout layout = ColumnsParser.parse(reader, count);
    return new FilterPattern(
        text, new Predicate.Columns(layout), message -> Extraction.fromColumns(message, layout));
  }

  private static FilterPattern regex(String text, PatternReader reader) {
    Predicate predicate = new Predicate.Found(RegexParser.parse(reader.regex()));
    if (!reader.done()) {
      throw reader.unexpected("nothing after a regular expression");
    }
    return new FilterPattern(text, predicate, message -> Map.of());
  }

  private static FilterPattern terms(String text, PatternReader reader) {
    return new FilterPattern(text, TermsParser.parse(reader), message -> Map.of());
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** What it means. */
  public Predicate predicate() {
    return predicate;
  }

  /** Decides for messages. */
  public MessageMatcher matcher() {
    return matcher;
  }

  /** What every matching message contains. */
  public Needs needs() {
    return needs;
  }

  /**
   * The values of a message that the pattern names, in the pattern's or the message's order: {@code
   * $.selector} for JSON; {@code $name}, or {@code $position} where {@code ...} stands, for
   * columns; none for terms and regular expressions.
   */
  public Map<String, String> extract(byte[] message) {
    return extractor.apply(message);
  }

  @Override
  public String toString() {
    return text;
  }
}
