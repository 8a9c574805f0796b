package io.tallystone.benchmarks;

import io.tallystone.benchmarks.engine.EngineSection;
import io.tallystone.benchmarks.micro.MicroSection;
import io.tallystone.benchmarks.plan.Bench;
import io.tallystone.benchmarks.plan.Sizes;
import io.tallystone.benchmarks.report.Machine;
import io.tallystone.benchmarks.report.PerformancePage;
import io.tallystone.benchmarks.report.Report;
import io.tallystone.benchmarks.server.HttpSection;
import io.tallystone.benchmarks.server.MemorySection;
import io.tallystone.benchmarks.server.StartSection;
import io.tallystone.benchmarks.workload.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code ./bench} command. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures Tallystone, each result beside its limit measured in the same run. Needs no data: logs are generated"
            + " from a seed.")
public final class Main implements Callable<Integer> {
  private static final long GB = 1_000_000_000;
  private static final Path PAGE = Path.of("docs/performance.md");

  /** Held on to: a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("io.tallystone");

  @Parameters(
      arity = "0..*",
      paramLabel = "SECTION",
      description =
          "What to measure: engine, http, start, memory, micro; all of it if none is named.")
  private List<Part> parts = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "tiny (does it run), small (default, about three minutes) or full (1 GB of mixed logs, 300 MB of others,"
              + " about half an hour).")
  private Size size = Size.small;

  @Option(
      names = "--huge",
      description = "Also search 10 GB, and keep 1 M streams, 10,000 groups and 100 GB in -Xmx1g.")
  private boolean huge;

  @Option(
      names = "--streams",
      paramLabel = "N",
      description = "So many streams in the memory run, and a hundredth of it groups.")
  private int streams;

  @Option(
      names = "--gigabytes",
      paramLabel = "N",
      description = "So many GB of events in the memory run, of 10⁹ bytes.")
  private int gigabytes;

  @Option(
      names = "--lines",
      paramLabel = "[KIND=]FILE",
      description =
          "Measure with the lines of a file, or of all files of a folder (one stream each), in place of generated logs"
              + " of that kind: mixed (default), json, flow, access.")
  private List<String> lines = new ArrayList<>();

  @Option(
      names = "--write",
      description = "Write the results into docs/performance.md, in place of those before.")
  private boolean write;

  @Option(
      names = "--append",
      paramLabel = "FILE",
      description = "Add the results to this file; if a measurement fails, those before it.")
  private @Nullable Path append;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where to work (default: benchmarks/target/bench); must be on the disk to measure.")
  private Path directory = Path.of("benchmarks/target/bench");

  @Option(names = "--keep", description = "Keep the data that was made.")
  private boolean keep;

  @Option(
      names = "--server",
      paramLabel = "COMMAND",
      description = "The command that starts the server (default: ./tallystone).")
  private Path launcher = Path.of("./tallystone");

  @Spec private CommandSpec spec = CommandSpec.create();

  private enum Size {
    tiny,
    small,
    full
  }

  private enum Part {
    engine,
    http,
    start,
    memory,
    micro,
    all
  }

  private Main() {}

  /** Runs and exits with 0 if everything could be measured, whether targets were met or not. */
  public static void main(String[] arguments) {
    LOG.setLevel(Level.WARNING); // what the engine does at ease is no news here
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    Machine machine = Machine.here();
    PrintWriter out = spec.commandLine().getOut();
    Report report = new Report(spec.commandLine().getErr(), clock.instant());
    Files.createDirectories(directory);
    Path work = Files.createTempDirectory(directory.toAbsolutePath(), "run-");
    try {
      Bench bench = new Bench(sizes(), work, launcher.toAbsolutePath(), given(), report, clock);
      for (Part part : wanted()) {
        measure(part, bench);
      }
    } finally {
      if (append != null) {
        append(append, report.markdown(command(), machine, clock.instant()));
      }
      if (!keep) {
        delete(work);
      }
    }
    String results = report.markdown(command(), machine, clock.instant());
    out.print(results);
    out.flush();
    if (write) {
      PerformancePage.write(PAGE, results);
    }
    return 0;
  }

  private static void measure(Part part, Bench bench) throws IOException, InterruptedException {
    switch (part) {
      case engine -> EngineSection.run(bench);
      case http -> HttpSection.run(bench);
      case start -> StartSection.run(bench);
      case memory -> MemorySection.run(bench);
      case micro -> MicroSection.run(bench);
      case all -> {
        // stands for the others
      }
    }
  }

  private List<Part> wanted() {
    return parts.isEmpty() || parts.contains(Part.all) ? List.of(Part.values()) : parts;
  }

  private Sizes sizes() {
    Sizes sizes =
        switch (size) {
          case tiny -> Sizes.tiny();
          case small -> Sizes.small();
          case full -> Sizes.full();
        };
    if (huge) {
      sizes = sizes.huge();
    }
    if (streams > 0) {
      sizes = sizes.withStreams(streams);
    }
    return gigabytes > 0 ? sizes.withStored(gigabytes * GB) : sizes;
  }

  private static void append(Path file, String results) throws IOException {
    Files.writeString(file, results + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Map<Kind, Path> given() {
    Map<Kind, Path> given = new EnumMap<>(Kind.class);
    for (String option : lines) {
      Kind kind = Kind.MIXED;
      String file = option;
      for (Kind each : Kind.values()) {
        String prefix = each.label() + '=';
        if (option.startsWith(prefix)) {
          kind = each;
          file = option.substring(prefix.length());
        }
      }
      if (!Files.exists(Path.of(file))) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--lines: " + file + " (expected: a file or folder)");
      }
      given.put(kind, Path.of(file));
    }
    return given;
  }

  private String command() {
    return "./bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
