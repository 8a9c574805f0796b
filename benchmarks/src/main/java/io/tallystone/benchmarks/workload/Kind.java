package io.tallystone.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kinds of logs, each with its sources: one log stream per source. */
public enum Kind {
  /** 20 kinds of server logs. */
  MIXED,
  /** Applications that log JSON objects. */
  JSON,
  /** VPC flow records in the default format; one stream per network interface, as AWS delivers. */
  FLOW,
  /** Web servers' access logs in the combined format. */
  ACCESS;

  private static final int APPLICATIONS = 4;
  private static final int INTERFACES = 20;

  List<LogSource> sources(long seed) {
    List<LogSource> sources = new ArrayList<>();
    switch (this) {
      case MIXED -> sources.addAll(TemplatedLog.all(seed));
      case JSON -> {
        for (int i = 0; i < APPLICATIONS; i++) {
          sources.add(new JsonLog(seed + i));
        }
      }
      case FLOW -> {
        for (int i = 0; i < INTERFACES; i++) {
          sources.add(new FlowLog(seed + i));
        }
      }
      case ACCESS -> {
        for (int i = 0; i < APPLICATIONS; i++) {
          sources.add(new AccessLog(seed + i));
        }
      }
    }
    return sources;
  }

  /** As it is written in options and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
