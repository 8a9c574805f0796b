package io.tallystone.app;

import io.tallystone.engine.query.pattern.ColumnCount;
import io.tallystone.server.logs.LogsQuotas;
import io.tallystone.server.logs.insights.InsightsQuotas;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The quotas of CloudWatch Logs, each with AWS's value unless set, and how it reads patterns. */
final class LogsQuotaSettings {

  @Option(
      names = "--logs-max-groups",
      paramLabel = "N",
      description = "Log groups per account and Region (AWS: 1000000).")
  long groups = LogsQuotas.AWS.resources().groups();

  @Option(
      names = "--logs-max-tags",
      paramLabel = "N",
      description = "Tags of a log group (AWS: 50).")
  int tags = LogsQuotas.AWS.resources().tags();

  @Option(
      names = "--logs-max-resource-policies",
      paramLabel = "N",
      description = "Resource policies per account and Region (AWS: 10).")
  int policies = LogsQuotas.AWS.resources().policies();

  @Option(
      names = "--logs-max-batch-events",
      paramLabel = "N",
      description = "Events of a PutLogEvents batch (AWS: 10000, also the most).")
  int batchEvents = LogsQuotas.AWS.ingestion().batchEvents();

  @Option(
      names = "--logs-max-batch-bytes",
      paramLabel = "BYTES",
      description = "Size of a PutLogEvents batch, 26 bytes an event included (AWS: 1048576).")
  long batchBytes = LogsQuotas.AWS.ingestion().batchBytes();

  @Option(
      names = "--logs-max-event-bytes",
      paramLabel = "BYTES",
      description = "Size of an event's message (AWS: 1048576).")
  int eventBytes = LogsQuotas.AWS.ingestion().eventBytes();

  @Option(
      names = "--logs-max-event-age",
      paramLabel = "DURATION",
      description = "Older events are rejected (AWS: P14D).")
  Duration maxAge = LogsQuotas.AWS.ingestion().maxAge();

  @Option(
      names = "--logs-max-event-ahead",
      paramLabel = "DURATION",
      description = "Events further in the future are rejected (AWS: PT2H).")
  Duration maxAhead = LogsQuotas.AWS.ingestion().maxAhead();

  @Option(
      names = "--logs-max-batch-span",
      paramLabel = "DURATION",
      description = "Time between a batch's first and last event (AWS: PT24H).")
  Duration batchSpan = LogsQuotas.AWS.ingestion().batchSpan();

  @Option(
      names = "--logs-max-page-events",
      paramLabel = "N",
      description =
          "Events of a page of GetLogEvents and FilterLogEvents (AWS: 10000, also the most).")
  int pageEvents = LogsQuotas.AWS.reading().pageEvents();

  @Option(
      names = "--logs-max-page-bytes",
      paramLabel = "BYTES",
      description = "Message bytes of such a page (AWS: 1048576).")
  long pageBytes = LogsQuotas.AWS.reading().pageBytes();

  @Option(
      names = "--logs-max-live-tails",
      paramLabel = "N",
      description = "Live Tail sessions per account and Region (AWS: 15).")
  int sessions = LogsQuotas.AWS.liveTail().sessions();

  @Option(
      names = "--logs-max-live-tail-events",
      paramLabel = "N",
      description = "Events of one Live Tail update (AWS: 500).")
  int updateEvents = LogsQuotas.AWS.liveTail().updateEvents();

  @Option(
      names = "--logs-max-live-tail-time",
      paramLabel = "DURATION",
      description = "After this a Live Tail session ends (AWS: PT3H).")
  Duration timeout = LogsQuotas.AWS.liveTail().timeout();

  @Option(
      names = "--logs-search-time",
      paramLabel = "DURATION",
      description =
          "After this FilterLogEvents answers with what it found and a token to go on (default: PT5S).")
  Duration searchTime = LogsQuotas.AWS.reading().searchTime();

  @Option(
      names = "--logs-max-queries",
      paramLabel = "N",
      description = "Queries that run at one time, per account and Region (AWS: 100).")
  int queries = InsightsQuotas.DEFAULT.concurrent();

  @Option(
      names = "--logs-query-time",
      paramLabel = "DURATION",
      description = "After this a query ends with the status Timeout (AWS: PT60M).")
  Duration queryTime = InsightsQuotas.DEFAULT.queryTime();

  @Option(
      names = "--logs-query-memory-mib",
      paramLabel = "MIB",
      description = "What one query may gather in memory before it fails (default: 128).")
  long queryMemoryMib = InsightsQuotas.DEFAULT.queryHeapBytes() >> 20;

  @Option(
      names = "--logs-columns",
      paramLabel = "strict|open",
      description =
          "Which messages a filter pattern like [w1=ERROR, w2] is for: strict: those of two columns;"
              + " open: also longer ones, as if ... stood at its end (default: strict).")
  ColumnCount columns = ColumnCount.STRICT;

  InsightsQuotas queryQuotas() {
    return new InsightsQuotas(
        queries,
        InsightsQuotas.DEFAULT.logGroups(),
        queryTime,
        queryMemoryMib << 20,
        InsightsQuotas.DEFAULT.allHeapBytes(),
        InsightsQuotas.DEFAULT.kept(),
        InsightsQuotas.DEFAULT.keptFor());
  }

  LogsQuotas quotas() {
    return new LogsQuotas(
        new LogsQuotas.Resources(groups, tags, policies),
        new LogsQuotas.Ingestion(batchEvents, batchBytes, eventBytes, maxAge, maxAhead, batchSpan),
        new LogsQuotas.Reading(pageEvents, pageBytes, searchTime),
        new LogsQuotas.LiveTail(
            sessions,
            updateEvents,
            LogsQuotas.AWS.liveTail().bufferEvents(),
            LogsQuotas.AWS.liveTail().bufferBytes(),
            timeout));
  }
}
