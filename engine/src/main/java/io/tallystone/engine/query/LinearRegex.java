package io.tallystone.engine.query;

import com.google.re2j.Pattern;
import io.tallystone.engine.block.ByteAutomaton;
import io.tallystone.engine.block.Needs;
import io.tallystone.engine.query.automaton.Determiniser;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is searched for in time linear in the text, whatever the expression
 * (RE2: automata instead of backtracking). For ASCII texts and most expressions there is an
 * automaton of our own, many times as fast; it says of other texts that it does not know.
 */
public final class LinearRegex {
  private final Pattern pattern;
  private final Needs literals;
  private final @Nullable ByteAutomaton automaton;

  private LinearRegex(Pattern pattern, Needs literals, @Nullable ByteAutomaton automaton) {
    this.pattern = pattern;
    this.literals = literals;
    this.automaton = automaton;
  }

  /**
   * Compiles an expression in RE2 syntax.
   *
   * @param flags of {@link Pattern}
   * @param needs what every text in which it is found contains
   * @throws com.google.re2j.PatternSyntaxException if it is not valid
   */
  public static LinearRegex compile(String expression, int flags, Needs needs) {
    Pattern pattern = Pattern.compile(expression, flags);
    boolean known = (flags & ~(Pattern.DOTALL | Pattern.CASE_INSENSITIVE)) == 0;
    ByteAutomaton automaton =
        known
            ? Determiniser.automaton(
                    expression,
                    (flags & Pattern.DOTALL) != 0,
                    (flags & Pattern.CASE_INSENSITIVE) != 0)
                .orElse(null)
            : null;
    return new LinearRegex(pattern, needs, automaton);
  }

  /** What every text in which it is found contains, and so every text around that. */
  Needs literals() {
    return literals;
  }

  /** What holds for every text in which it is found; not for longer ones, as it may be anchored. */
  Needs needs() {
    return automaton == null
        ? literals
        : Pruning.all(Stream.of(literals, new Needs.Found(automaton)));
  }

  /** Whether it is found in a text. */
  public boolean foundIn(String text) {
    return pattern.matcher(text).find();
  }

  boolean foundIn(byte[] utf8, int from, int length) {
    if (automaton != null) {
      int found = automaton.find(utf8, from, from + length);
      if (found != ByteAutomaton.UNKNOWN) {
        return found != 0;
      }
    }
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
