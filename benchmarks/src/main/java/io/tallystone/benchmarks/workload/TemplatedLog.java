package io.tallystone.benchmarks.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server's log: its templates mostly in their order, since one step follows another. */
final class TemplatedLog implements LogSource {
  private static final String RESOURCE = "server-logs.txt";
  private static final String TITLE = "== ";

  private final List<Template> templates;
  private final Values values;
  private int next;

  private TemplatedLog(List<Template> templates, Values values) {
    this.templates = templates;
    this.values = values;
  }

  /** One log per source in the resource, each seeded by its own number. */
  static List<LogSource> all(long seed) {
    List<LogSource> logs = new ArrayList<>();
    for (List<String> source : sources()) {
      Values values = new Values(seed + logs.size());
      List<Template> templates = new ArrayList<>();
      for (String text : source) {
        templates.add(Template.parse(text, values));
      }
      logs.add(new TemplatedLog(templates, values));
    }
    return logs;
  }

  @Override
  public void line(long time, StringBuilder out) {
    if (values.random().nextInt(5) == 0) {
      next = values.uneven(templates.size());
    }
    templates.get(next).append(time, values, out);
    next = (next + 1) % templates.size();
  }

  private static List<List<String>> sources() {
    List<List<String>> sources = new ArrayList<>();
    try (InputStream in = TemplatedLog.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(TITLE)) {
          sources.add(new ArrayList<>());
        } else if (!line.startsWith("#")) {
          sources.getLast().add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
