package io.tallystone.engine.query.run;

import java.util.Set;

/** The fields that every event has ("Supported logs and discovered fields"). */
public final class SystemFields {
  /** Event time. */
  public static final String TIMESTAMP = "@timestamp";

  /** The raw event. */
  public static final String MESSAGE = "@message";

  /** When the server took it. */
  public static final String INGESTION_TIME = "@ingestionTime";

  /** Name of its log stream. */
  public static final String LOG_STREAM = "@logStream";

  /** Account id and name of its log group. */
  public static final String LOG = "@log";

  /** What {@code GetLogRecord} finds the event by. */
  public static final String POINTER = "@ptr";

  private static final Set<String> ALL =
      Set.of(TIMESTAMP, MESSAGE, INGESTION_TIME, LOG_STREAM, LOG, POINTER);

  private SystemFields() {}

  /** Whether a name is one of them. */
  public static boolean isOne(String name) {
    return ALL.contains(name);
  }
}
