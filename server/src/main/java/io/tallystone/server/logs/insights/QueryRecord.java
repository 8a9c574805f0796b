package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.run.Running;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryLanguage;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;

/**
 * A query that was started.
 *
 * @param scope whose it is
 * @param createTime ms since the epoch
 * @param groups the log groups that it reads
 * @param caller ARN of who started it
 */
record QueryRecord(
    String id,
    Scope scope,
    String text,
    QueryLanguage language,
    long createTime,
    List<String> groups,
    String caller,
    Running running) {

  QueryStatus status() {
    return status(running.status());
  }

  /** As the API names it. */
  static QueryStatus status(Running.Status status) {
    return switch (status) {
      case SCHEDULED -> QueryStatus.SCHEDULED;
      case RUNNING -> QueryStatus.RUNNING;
      case COMPLETE -> QueryStatus.COMPLETE;
      case FAILED -> QueryStatus.FAILED;
      case CANCELLED -> QueryStatus.CANCELLED;
      case TIMEOUT -> QueryStatus.TIMEOUT;
    };
  }

  boolean hasEnded() {
    return running.ended().isDone();
  }

  @Override
  public String toString() {
    return id + " " + running.status().name().toLowerCase(Locale.ROOT);
  }
}
