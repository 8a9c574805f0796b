package io.tallystone.server.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {
  private static final int ROUNDS = 20_000;

  @Test
  void agreesWithARegularExpression() throws MalformedPolicyException {
    long seed = 20_260_101L;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String pattern = draw(random, "ab:*?", 8);
      String text = draw(random, "abA:", 10);
      String regex = pattern.replace("*", ".*").replace("?", "."); // no other character is special
      assertThat(matches(pattern, text, false))
          .as("seed %d round %d: %s against %s", seed, round, pattern, text)
          .isEqualTo(Pattern.matches(regex, text));
      assertThat(matches(pattern, text, true))
          .as("seed %d round %d: %s against %s, any case", seed, round, pattern, text)
          .isEqualTo(Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches());
    }
  }

  @Test
  void manyWildcardsDoNotMakeItSlow() {
    String pattern = "*a".repeat(1_000) + "b";
    String text = "a".repeat(2_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30), // exponential would not end at all
        () -> assertThat(matches(pattern, text, false)).isFalse());
  }

  private static boolean matches(String pattern, String text, boolean ignoreCase)
      throws MalformedPolicyException {
    return Template.parse(pattern, true, false).matches(text, key -> List.of(), ignoreCase);
  }

  private static String draw(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
