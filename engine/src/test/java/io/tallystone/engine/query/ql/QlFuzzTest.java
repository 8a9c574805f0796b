package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.syntax.Printer;
import io.tallystone.engine.query.syntax.Query;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class QlFuzzTest {
  private static final String ALPHABET =
      "ab1 .,|()[]{}`'\"/\\#@=<>!~+-*%^:&$5m\n\t\u00e9\ud83d\ude00\u0000";

  private final List<String> queries =
      SampleQueries.all().stream().map(SampleQueries.Sample::query).toList();

  @Test
  @DisplayName("faults row 27: any text is a query or refused with a place within it")
  void mutatedQueriesAreParsedOrRefused() {
    long seed = 27;
    SplittableRandom random = new SplittableRandom(seed);
    int parsed = 0;
    int rounds = 10_000;
    for (int round = 0; round < rounds; round++) {
      String text = oneOf(random, queries);
      for (int i = random.nextInt(4); i >= 0; i--) {
        text = mutated(random, text);
      }
      Query query = parsed(text, seed);
      if (query != null) {
        parsed++;
        String printed = Printer.print(query);
        assertThat(printedAgain(printed)).as("seed %d: %s", seed, text).isEqualTo(printed);
      }
    }
    assertThat(parsed).isBetween(rounds / 20, rounds * 19 / 20);
  }

  private static @Nullable Query parsed(String text, long seed) {
    try {
      return QlParser.parse(text);
    } catch (QlSyntaxException error) {
      assertThat(error.start()).as("seed %d: %s", seed, text).isBetween(0, error.end());
      assertThat(error.end()).as("seed %d: %s", seed, text).isLessThanOrEqualTo(text.length());
      assertThat(error.getMessage()).contains("(expected: ");
      return null;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + text, e);
    }
  }

  private static String printedAgain(String printed) {
    try {
      return Printer.print(QlParser.parse(printed));
    } catch (QlSyntaxException e) {
      throw new AssertionError("does not parse: " + printed, e);
    }
  }

  private String mutated(SplittableRandom random, String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(1 + random.nextInt(12)));
    return text.substring(0, from)
        + switch (random.nextInt(5)) {
          case 0 -> "";
          case 1 -> character(random) + text.substring(from, to);
          case 2 -> character(random);
          case 3 -> text.substring(from, to).repeat(2);
          default -> piece(random, oneOf(random, queries));
        }
        + text.substring(to);
  }

  private static String piece(SplittableRandom random, String query) {
    int from = random.nextInt(query.length());
    return query.substring(from, random.nextInt(from, query.length()));
  }

  private static String character(SplittableRandom random) {
    return String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
  }

  private static <T> T oneOf(SplittableRandom random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
