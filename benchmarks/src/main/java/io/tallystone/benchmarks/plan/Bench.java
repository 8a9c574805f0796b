package io.tallystone.benchmarks.plan;

import io.tallystone.benchmarks.report.Report;
import io.tallystone.benchmarks.workload.Dataset;
import io.tallystone.benchmarks.workload.DatasetWriter;
import io.tallystone.benchmarks.workload.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all measurements of a run share: sizes, data, a place to work, the report. */
public final class Bench {
  private final Sizes sizes;
  private final Path directory;
  private final Path launcher;
  private final Report report;
  private final Clock clock;
  private final Map<Kind, Path> given;
  private final Map<Kind, Dataset> datasets = new EnumMap<>(Kind.class);

  /**
   * A run.
   *
   * @param directory where to work
   * @param launcher the {@code tallystone} command
   * @param given logs of the user, in place of generated ones
   */
  public Bench(
      Sizes sizes,
      Path directory,
      Path launcher,
      Map<Kind, Path> given,
      Report report,
      Clock clock) {
    this.sizes = sizes;
    this.directory = directory;
    this.launcher = launcher;
    this.given = given;
    this.report = report;
    this.clock = clock;
  }

  /** How much of everything. */
  public Sizes sizes() {
    return sizes;
  }

  /** Takes the results. */
  public Report report() {
    return report;
  }

  /** The time. */
  public Clock clock() {
    return clock;
  }

  /** The {@code tallystone} command that starts the packaged server. */
  public Path launcher() {
    return launcher;
  }

  /** A new folder below the place to work. */
  public Path folder(String name) throws IOException {
    Files.createDirectories(directory);
    return Files.createTempDirectory(directory, name + "-");
  }

  /** The logs of a kind, made at the first call. */
  public Dataset dataset(Kind kind) throws IOException {
    @Nullable Dataset known = datasets.get(kind);
    if (known == null) {
      known = make(kind);
      datasets.put(kind, known);
    }
    return known;
  }

  private Dataset make(Kind kind) throws IOException {
    report.say("making " + kind.label() + " logs");
    DatasetWriter writer = new DatasetWriter(folder("logs"), clock);
    Path from = given.get(kind);
    if (from != null) {
      return writer.copy(kind, from);
    }
    return writer.generate(kind, kind == Kind.MIXED ? sizes.mixedBytes() : sizes.otherBytes());
  }

  /** Logs of another size than the run's, not kept for other measurements. */
  public Dataset generate(Kind kind, long bytes) throws IOException {
    report.say("making " + (bytes >> 20) + " MiB of " + kind.label() + " logs");
    return new DatasetWriter(folder("logs"), clock).generate(kind, bytes);
  }
}
