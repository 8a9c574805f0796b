package io.tallystone.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where it was measured.
 *
 * @param load one-minute load average when the run began
 */
public record Machine(
    String cpu, int cores, long memoryGib, String jdk, String kernel, double load) {

  /** This one. */
  public static Machine here() {
    return new Machine(
        field("/proc/cpuinfo", "model name", System.getProperty("os.arch", "")),
        Runtime.getRuntime().availableProcessors(),
        Math.round(kib(field("/proc/meminfo", "MemTotal", "0")) / (1024.0 * 1024)),
        Runtime.version() + " (" + System.getProperty("java.vendor", "") + ")",
        System.getProperty("os.name", "") + ' ' + System.getProperty("os.version", ""),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  String describe() {
    return "%s, %d cores, %d GiB, JDK %s, %s, load at the start %s"
        .formatted(cpu, cores, memoryGib, jdk, kernel, Numbers.of(load));
  }

  private static long kib(String text) {
    return Long.parseLong(text.replaceAll("\\D", ""));
  }

  private static String field(String file, String name, String otherwise) {
    try {
      List<String> lines = Files.readAllLines(Path.of(file));
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise; // not Linux: the table says less
    }
  }
}
