package io.tallystone.engine.query;

import com.google.re2j.Pattern;
import io.tallystone.engine.block.Needs;
import java.util.Arrays;

/**
 * A regular expression that is searched for in time linear in the text, whatever the expression
 * (RE2: automata instead of backtracking).
 */
public final class LinearRegex {
  private final Pattern pattern;
  private final Needs needs;

  private LinearRegex(Pattern pattern, Needs needs) {
    this.pattern = pattern;
    this.needs = needs;
  }

  /**
   * Compiles an expression in RE2 syntax.
   *
   * @param flags of {@link Pattern}
   * @param needs what every text in which it is found contains
   * @throws com.google.re2j.PatternSyntaxException if it is not valid
   */
  public static LinearRegex compile(String expression, int flags, Needs needs) {
    return new LinearRegex(Pattern.compile(expression, flags), needs);
  }

  /** What every text in which it is found contains. */
  Needs needs() {
    return needs;
  }

  boolean foundIn(String text) {
    return pattern.matcher(text).find();
  }

  boolean foundIn(byte[] utf8, int from, int length) {
    // the library searches whole arrays only; the copy is cheap beside the search
    boolean whole = from == 0 && length == utf8.length;
    byte[] text = whole ? utf8 : Arrays.copyOfRange(utf8, from, from + length);
    return pattern.matcher(text).find();
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
