package io.tallystone.server.logs;

import java.time.Duration;

/** The service's limits; {@link #AWS} has those of AWS. */
public record LogsQuotas(
    Resources resources, Ingestion ingestion, Reading reading, LiveTail liveTail) {

  /**
   * What may exist, per account and Region.
   *
   * @param groups log groups
   * @param tags tags of one log group
   * @param policies resource policies that are not tied to a resource
   */
  public record Resources(long groups, int tags, int policies) {}

  /**
   * What PutLogEvents takes.
   *
   * @param batchEvents events in one batch; more than 10,000 the API's model forbids
   * @param batchBytes message bytes of one batch, with {@link #EVENT_OVERHEAD} for each event
   * @param eventBytes message bytes of one event
   * @param maxAge older events are rejected
   * @param maxAhead events further in the future are rejected
   * @param batchSpan longest time between the first and the last event of a batch
   */
  public record Ingestion(
      int batchEvents,
      long batchBytes,
      int eventBytes,
      Duration maxAge,
      Duration maxAhead,
      Duration batchSpan) {
    /** What each event counts beside its message, in bytes (API reference, PutLogEvents). */
    public static final int EVENT_OVERHEAD = 26;
  }

  /**
   * How much one page of GetLogEvents and FilterLogEvents holds.
   *
   * @param pageEvents events; more than 10,000 the API's model forbids
   * @param pageBytes message bytes
   * @param searchTime after which FilterLogEvents answers with what it has and a token; ours, AWS
   *     does not tell its own
   */
  public record Reading(int pageEvents, long pageBytes, Duration searchTime) {}

  /**
   * Live Tail sessions.
   *
   * @param sessions open at one time, per account and Region
   * @param updateEvents events in one update
   * @param bufferEvents events that wait for a slow reader before the oldest are dropped
   * @param bufferBytes message bytes that wait
   * @param timeout after which a session ends
   */
  public record LiveTail(
      int sessions, int updateEvents, int bufferEvents, long bufferBytes, Duration timeout) {}

  /**
   * AWS's defaults ("CloudWatch Logs quotas"; API reference, PutLogEvents and StartLiveTail). The
   * bytes that wait for a slow reader are ours: AWS counts events only.
   */
  public static final LogsQuotas AWS =
      new LogsQuotas(
          new Resources(1_000_000, 50, 10),
          new Ingestion(
              10_000,
              1_048_576,
              1_048_576,
              Duration.ofDays(14),
              Duration.ofHours(2),
              Duration.ofHours(24)),
          new Reading(10_000, 1_048_576, Duration.ofSeconds(5)),
          new LiveTail(15, 500, 5_000, 8 << 20, Duration.ofHours(3)));
}
