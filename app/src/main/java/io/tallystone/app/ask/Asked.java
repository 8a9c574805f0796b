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

  private Asked(CloudWatchLogsClient logs, String id) {
    this.logs = logs;
    this.id = id;
  }

  static Asked start(CloudWatchLogsClient logs, StartQueryRequest question) {
    return new Asked(logs, logs.startQuery(question).queryId());
  }

  /** Waits for its end, telling how far it is. */
  GetQueryResultsResponse awaitEnd(Progress progress) throws InterruptedException {
    long wait = FIRST_WAIT_MILLIS;
    while (true) {
      GetQueryResultsResponse seen = logs.getQueryResults(r -> r.queryId(id));
      if (!GOING_ON.contains(seen.status())) {
        progress.end(seen.statistics());
        return seen;
      }
      progress.update(seen.statistics());
      Thread.sleep(wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
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

  /** Ends it; that it has ended meanwhile, or cannot be reached any more, is as good. */
  void stop() {
    try {
      logs.stopQuery(r -> r.queryId(id));
    } catch (SdkException e) {
      log.debug("query {} was not stopped", id, e);
    }
  }
}
