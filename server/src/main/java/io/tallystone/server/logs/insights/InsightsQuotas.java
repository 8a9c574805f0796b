package io.tallystone.server.logs.insights;

import java.time.Duration;

/**
 * Limits of queries ("CloudWatch Logs quotas"); memory and results kept are ours.
 *
 * @param concurrent queries that run at one time, per account and Region
 * @param logGroups that one query reads
 * @param queryTime after which a query is ended
 * @param queryHeapBytes that one query may gather
 * @param allHeapBytes that all queries may hold together, the rows of ended ones included
 * @param kept queries whose results are kept after their end, over all accounts
 * @param keptFor how long they are kept
 */
public record InsightsQuotas(
    int concurrent,
    int logGroups,
    Duration queryTime,
    long queryHeapBytes,
    long allHeapBytes,
    int kept,
    Duration keptFor) {
  /** AWS's, where AWS has them. */
  public static final InsightsQuotas DEFAULT =
      new InsightsQuotas(
          100,
          50,
          Duration.ofMinutes(60),
          128L << 20,
          Runtime.getRuntime().maxMemory() / 4,
          500,
          Duration.ofDays(7));
}
