package io.tallystone.benchmarks.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects rows and tells of each as soon as it is there. */
public final class Report {
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final PrintWriter progress;
  private final Instant started;

  /** Tells of progress there. */
  public Report(PrintWriter progress, Instant started) {
    this.progress = progress;
    this.started = started;
  }

  /** Adds a row. */
  public void add(Row row) {
    rows.add(row);
    say(
        row.name()
            + ": "
            + row.measured()
            + (row.limit().isEmpty() ? "" : "  [" + row.limit() + "]"));
  }

  /** Adds something that readers of the table must know. */
  public void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
      say("note: " + note);
    }
  }

  /** Tells what goes on. */
  public void say(String line) {
    progress.println("bench: " + line);
    progress.flush();
  }

  /** The table with everything needed to read it. */
  public String markdown(String command, Machine machine, Instant now) {
    StringBuilder text = new StringBuilder();
    text.append("`").append(command).append("` on ").append(now.toString(), 0, 10);
    text.append(", ").append(Duration.between(started, now).toSeconds()).append(" s  \n");
    text.append(machine.describe()).append("\n\n");
    text.append("| | measured | limit in the same run | target | met |\n|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(row.markdown()).append('\n'));
    if (!notes.isEmpty()) {
      text.append('\n');
      notes.forEach(note -> text.append("* ").append(note).append('\n'));
    }
    return text.toString();
  }
}
