package io.tallystone.benchmarks.micro;

import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.report.Numbers;
import io.tallystone.benchmarks.report.Row;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of this package. */
public final class MicroSection {
  private static final int PATIENT_SECONDS = 10;

  private MicroSection() {}

  /** Measures and reports. */
  public static void run(Bench bench) throws IOException {
    boolean patient = bench.sizes().loopSeconds() >= PATIENT_SECONDS;
    int iterations = patient ? 5 : 3;
    TimeValue time = new TimeValue(patient ? 2_000 : 300, TimeUnit.MILLISECONDS);
    bench.report().say("JMH");
    Options options =
        new OptionsBuilder()
            .include(MicroSection.class.getPackageName() + "\\..*")
            .forks(1)
            .warmupIterations(iterations)
            .warmupTime(time)
            .measurementIterations(iterations)
            .measurementTime(time)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      report(bench, new Runner(options).run());
    } catch (RunnerException e) {
      throw new IOException("JMH failed: " + e.getMessage(), e);
    }
  }

  private static void report(Bench bench, Collection<RunResult> results) {
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      String of =
          result.getParams().getParamsKeys().stream()
              .map(key -> " " + result.getParams().getParam(key))
              .reduce("", String::concat);
      String simple = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      bench
          .report()
          .add(
              Row.of(
                  "JMH `" + simple + "`" + of,
                  "%s ± %s %s"
                      .formatted(
                          Numbers.of(result.getPrimaryResult().getScore()),
                          Numbers.of(result.getPrimaryResult().getScoreError()),
                          result.getPrimaryResult().getScoreUnit()),
                  ""));
    }
  }
}
