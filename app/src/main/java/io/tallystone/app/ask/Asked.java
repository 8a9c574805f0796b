package io.tallystone.app.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/** A query that was started at a server. */
final class Asked {
  private static final Logger log = LoggerFactory.getLogger(Asked.class);
  private static final Set<QueryStatus> GOING_ON =
      Set.of(QueryStatus.SCHEDULED, QueryStatus.RUNNING);
  private static final long FIRST_WAIT_MILLIS = 20;
  private static final long LONGEST_WAIT_MILLIS = 500;

  private final CloudWatchLogsClient logs;
  private final String id;
  private volatile boolean ended;

  private Asked(CloudWatchLogsClient logs, String id) {
    this.logs = logs;
    this.id = id;
  }

  static Asked start(CloudWatchLogsClient logs, StartQueryRequest question) {
    return new Asked(logs, logs.startQuery(question).queryId());
  }

  /** Waits for its end, telling how far it is. */
  GetQueryResultsResponse awaitEnd(Progress progress) throws InterruptedException {
    try {
      long wait = FIRST_WAIT_MILLIS;
      GetQueryResultsResponse seen = logs.getQueryResults(r -> r.queryId(id));
      while (GOING_ON.contains(seen.status())) {
        progress.update(seen.statistics());
        Thread.sleep(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        seen = logs.getQueryResults(r -> r.queryId(id));
      }
      progress.end(seen.statistics());
      return seen;
    } catch (InterruptedException e) {
      stop();
      throw e;
    } finally {
      ended = true;
    }
  }

  /** All pages, of which this is the first. */
  List<List<ResultField>> rows(GetQueryResultsResponse first) {
    List<List<ResultField>> rows = new ArrayList<>(first.results());
    String next = first.nextToken();
    while (next != null) {
      String token = next;
      GetQueryResultsResponse page = logs.getQueryResults(r -> r.queryId(id).nextToken(token));
      rows.addAll(page.results());
      next = page.nextToken();
    }
    return rows;
  }

  /** Ends it if it is waited for; that it has ended meanwhile is as good. */
  void stop() {
    if (ended) {
      return;
    }
    try {
      logs.stopQuery(r -> r.queryId(id));
    } catch (SdkException e) {
      log.debug("query {} was not stopped", id, e);
    }
  }
}
