package io.tallystone.benchmarks.micro;

import io.tallystone.benchmarks.workload.Kind;
import io.tallystone.engine.event.EventRun;
import io.tallystone.engine.query.MessageMatcher;
import io.tallystone.engine.query.pattern.FilterPattern;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Filter patterns over 1 MB of messages, event by event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class PatternMatching {
  @Param({
    "ERROR",
    "ERROR -timeout",
    "%[0-9]+ms%",
    "{ $.status = 500 && $.latency > 20 }",
    "[a, b, status = 5*, ...]"
  })
  String pattern;

  private MessageMatcher matcher;
  private EventRun run;

  /** Compiles the pattern. */
  @Setup
  public void compile() throws IOException {
    matcher = FilterPattern.parse(pattern).matcher();
    run = Logs.block(pattern.startsWith("{") ? Kind.JSON : Kind.MIXED);
  }

  /** How many events match. */
  @Benchmark
  public int matches() {
    int found = 0;
    for (int row = 0; row < run.size(); row++) {
      if (matcher.matches(run.messages(), run.messageStart(row), run.messageLength(row))) {
        found++;
      }
    }
    return found;
  }
}
