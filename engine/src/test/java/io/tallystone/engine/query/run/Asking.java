package io.tallystone.engine.query.run;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Plan;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.ql.QlParser;
import io.tallystone.engine.query.value.Rendering;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks a question and waits for the answer. */
final class Asking {
  private Asking() {}

  /** The rows as texts of {@code name=value}, without the pointer. */
  static List<String> ask(HeapSource source, long from, long to, String question) throws Exception {
    return texts(run(source, from, to, question));
  }

  /** The rows as texts of {@code name=value}, without the pointer. */
  static List<String> texts(Running running) {
    Batch rows = running.rows();
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<String> pairs = new ArrayList<>();
      for (String name : running.shown()) {
        String value = Rendering.render(rows.column(name).get(row));
        if (value != null && !name.equals("@ptr")) {
          pairs.add(name + "=" + value);
        }
      }
      texts.add(String.join(" ", pairs));
    }
    return texts;
  }

  static Running run(HeapSource source, long from, long to, String question) throws Exception {
    return run(source, from, to, Planner.plan(QlParser.parse(question), 10_000));
  }

  static Running run(HeapSource source, long from, long to, Plan plan) throws Exception {
    Limits limits = new Limits(64 << 20, Duration.ofMinutes(1), 3, QueryMemory.unbounded());
    return run(source, sources -> List.of(source), from, to, limits, plan);
  }

  static Running run(
      HeapSource source, SourceResolver resolver, long from, long to, Limits limits, Plan plan)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Running running =
          Running.start(
              plan,
              List.of(source),
              resolver,
              new Evaluation(from, to, to),
              limits,
              Clock.systemUTC(),
              threads);
      running.ended().get(1, TimeUnit.MINUTES);
      if (running.status() == Running.Status.FAILED) {
        throw new QueryFailed(running.reason());
      }
      return running;
    }
  }
}
