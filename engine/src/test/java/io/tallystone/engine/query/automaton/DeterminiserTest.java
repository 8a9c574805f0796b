package io.tallystone.engine.query.automaton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tallystone.engine.block.ByteAutomaton;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminiserTest {
  private static final String[] ATOMS = {
    "a",
    "b",
    "1",
    "-",
    ".",
    "[ab]",
    "[^a]",
    "[a-c1-3]",
    "[^\\d-]",
    "[]a]",
    "[\\w.]",
    "\\d",
    "\\D",
    "\\s",
    "\\S",
    "\\w",
    "\\W",
    "\\.",
    "\\x61",
    "^",
    "$",
    "\\n",
    "B",
    "é",
    "[é-ü]",
    "\\A",
    "\\z"
  };
  private static final String[] REPEATS = {
    "*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "*?", "+?", "{0}"
  };
  private static final String TEXT_BYTES = "aabbcC1 2-.\nB_]x";

  @Test
  void anAutomatonFindsWhatTheLibraryFinds() {
    int compared = 0;
    int found = 0;
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      String expression = expression(random, 0);
      boolean dotAll = random.nextBoolean();
      boolean ignoreCase = random.nextInt(4) == 0;
      Pattern pattern;
      try {
        pattern =
            Pattern.compile(
                expression,
                (dotAll ? Pattern.DOTALL : 0) | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
      } catch (PatternSyntaxException e) {
        continue;
      }
      Optional<ByteAutomaton> automaton = Determiniser.automaton(expression, dotAll, ignoreCase);
      for (int n = 0; n < 12 && automaton.isPresent(); n++) {
        String text = text(random);
        byte[] bytes = text.getBytes(UTF_8);
        int expected = pattern.matcher(text).find() ? 1 : 0;
        assertThat(automaton.get().find(bytes, 0, bytes.length))
            .as("seed %d, expression '%s', text '%s'", seed, expression, text)
            .isEqualTo(expected);
        compared++;
        found += expected;
      }
    }
    assertThat(compared).isGreaterThan(20_000);
    assertThat(found).isBetween(compared / 5, compared * 9 / 10);
  }

  @Test
  void ofATextThatIsNotAsciiNothingIsSaidUnlessItIsFoundBefore() {
    ByteAutomaton automaton = Determiniser.automaton("b+", true, false).orElseThrow();
    assertThat(find(automaton, "aé")).isEqualTo(ByteAutomaton.UNKNOWN);
    assertThat(find(automaton, "éb")).isEqualTo(ByteAutomaton.UNKNOWN);
    assertThat(find(automaton, "abé")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\bword\\b",
        "(?i)a",
        "\\pL",
        "[[:alpha:]]",
        "\\Qa.b\\E",
        "a(b",
        "[0-9]*x[0-9]{1,600}y",
        "(((((a{9}){9}){9}){9}){9}){9}",
        "(a|b)*a(a|b){12}"
      })
  void whatIsUnknownOrLargeIsLeftToTheLibrary(String expression) {
    assertThat(Determiniser.automaton(expression, true, false)).isEmpty();
  }

  private static int find(ByteAutomaton automaton, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return automaton.find(bytes, 0, bytes.length);
  }

  private static String expression(Random random, int depth) {
    StringBuilder expression = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      if (depth < 2 && random.nextInt(6) == 0) {
        expression
            .append(random.nextBoolean() ? "(" : "(?:")
            .append(expression(random, depth + 1))
            .append(')');
      } else {
        expression.append(ATOMS[random.nextInt(ATOMS.length)]);
      }
      if (random.nextInt(3) == 0) {
        expression.append(REPEATS[random.nextInt(REPEATS.length)]);
      }
      if (random.nextInt(8) == 0) {
        expression.append('|');
      }
    }
    return expression.toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(TEXT_BYTES.charAt(random.nextInt(TEXT_BYTES.length())));
    }
    return text.toString();
  }
}
