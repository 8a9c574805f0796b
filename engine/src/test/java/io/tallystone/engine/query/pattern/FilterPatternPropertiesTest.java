package io.tallystone.engine.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.SlowEvaluator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class FilterPatternPropertiesTest {

  @Test
  void theMatcherAgreesWithAPlainEvaluatorAndNeedsHoldForAllItMatches() {
    long seed = 20;
    RandomPatterns random = new RandomPatterns(new SplittableRandom(seed));
    int patterns = 0;
    int matched = 0;
    for (int round = 0; round < 5_000; round++) {
      FilterPattern pattern;
      try {
        pattern = FilterPattern.parse(random.pattern());
      } catch (InvalidPattern tooManyWildcardsOrRegexes) {
        continue;
      }
      patterns++;
      for (int i = 0; i < 20; i++) {
        String message = random.message();
        boolean expected = SlowEvaluator.holds(pattern.predicate(), message);
        assertThat(matches(pattern, message))
            .as("seed %d: %s on %s", seed, pattern, message)
            .isEqualTo(expected);
        if (expected) {
          matched++;
          assertThat(SlowEvaluator.satisfies(pattern.needs(), message))
              .as("seed %d: needs of %s on %s", seed, pattern, message)
              .isTrue();
        }
      }
    }
    assertThat(patterns).isGreaterThan(3_500);
    assertThat(matched).isBetween(patterns, 15 * patterns);
  }

  @Test
  void anyTextIsAPatternOrRefused() {
    long seed = 21;
    RandomPatterns random = new RandomPatterns(new SplittableRandom(seed));
    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          int refused = 0;
          for (int round = 0; round < 20_000; round++) {
            String text = random.mutated(random.mutated(random.pattern()));
            try {
              FilterPattern pattern = FilterPattern.parse(text);
              String message = random.mutated(random.message());
              assertThat(pattern.extract(message.getBytes(StandardCharsets.UTF_8))).isNotNull();
              assertThat(matches(pattern, message))
                  .as("seed %d: %s on %s", seed, text, message)
                  .isEqualTo(SlowEvaluator.holds(pattern.predicate(), message));
            } catch (InvalidPattern expected) {
              refused++;
            }
          }
          assertThat(refused).isBetween(1_000, 19_000);
        });
  }

  /** In the middle of other bytes, as blocks hold them. */
  private static boolean matches(FilterPattern pattern, String message) {
    byte[] utf8 = ("ab1" + message + "GET 7").getBytes(StandardCharsets.UTF_8);
    return pattern.matcher().matches(utf8, 3, utf8.length - 8);
  }
}
