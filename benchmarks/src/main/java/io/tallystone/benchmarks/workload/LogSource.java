package io.tallystone.benchmarks.workload;

/** Writes the log of one program, line by line. */
interface LogSource {
  /** Appends the next line, without its line feed. */
  void line(long time, StringBuilder out);
}
