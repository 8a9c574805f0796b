package io.tallystone.engine.query.ql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.syntax.Command;
import io.tallystone.engine.query.syntax.Printer;
import io.tallystone.engine.query.syntax.Query;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class QlRoundTripTest {

  @Test
  void whatATreePrintsParsesToTheSameTree() {
    long seed = 31;
    RandomQueries random = new RandomQueries(new SplittableRandom(seed));
    Set<Class<?>> met = new HashSet<>();
    for (int round = 0; round < 2_000; round++) {
      Query query = random.query();
      String text = Printer.print(query);
      if (text.length() > QlLimits.CHARACTERS) {
        continue;
      }
      RandomQueries.kinds(query).forEach(met::add);
      assertThat(parsed(text, seed))
          .as("seed %d: %s", seed, text)
          .isEqualTo(Trees.withoutSpans(query));
    }
    assertThat(met).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
  }

  private static String parsed(String text, long seed) {
    try {
      return Trees.withoutSpans(QlParser.parse(text));
    } catch (QlSyntaxException e) {
      throw new AssertionError(
          "seed " + seed + ": " + text + " at " + e.start() + ".." + e.end(), e);
    }
  }
}
