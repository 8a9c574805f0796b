package io.tallystone.engine.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.ql.QlParser;
import io.tallystone.engine.query.syntax.Query;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random queries over random events, in splits of random sizes scanned by several threads, have the
 * answers of an evaluator that is as simple as can be.
 */
class DifferentialTest {
  private static final int DATA_SETS = 12;
  private static final int QUESTIONS = 60;
  private static final int LIMIT = 40;

  @Test
  void answersAreThoseOfTheOracle() throws Exception {
    for (long seed = 0; seed < DATA_SETS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomEvents events =
          new RandomEvents(random, random.nextInt(1, 20))
              .fill(random.nextInt(1, 80), SampleEvents.START);
      RandomQuestions questions = new RandomQuestions(random);
      for (int i = 0; i < QUESTIONS; i++) {
        compare(seed, events, questions.question());
      }
    }
  }

  private static void compare(long seed, RandomEvents events, String question) throws Exception {
    Query query = QlParser.parse(question);
    Evaluation evaluation = new Evaluation(SampleEvents.START, SampleEvents.END, SampleEvents.END);
    List<String> expected = new Oracle(events.rows(), evaluation).answer(query, LIMIT);

    assertThat(
            Asking.texts(
                Asking.run(
                    events.source(),
                    SampleEvents.START,
                    SampleEvents.END,
                    Planner.plan(query, LIMIT))))
        .as("seed %d: %s", seed, question)
        .isEqualTo(expected);
  }
}
