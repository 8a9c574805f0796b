package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.run.QueryMemory;
import io.tallystone.engine.spi.LogDirectory.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Queries that run, and those that ended not long ago. They do not survive a restart. */
final class Queries {
  private final InsightsQuotas quotas;
  private final Clock clock;
  private final QueryMemory memory;
  private final Map<String, QueryRecord> byId = new LinkedHashMap<>(); // oldest first

  Queries(InsightsQuotas quotas, Clock clock) {
    this.quotas = quotas;
    this.clock = clock;
    this.memory = new QueryMemory(quotas.allHeapBytes(), this::letGoOldest);
  }

  /** What all queries share. */
  QueryMemory memory() {
    return memory;
  }

  /**
   * Starts a query unless too many run.
   *
   * @throws io.tallystone.wire.AwsException LimitExceededException
   */
  synchronized QueryRecord start(Scope scope, Supplier<QueryRecord> starting) {
    forgetOld();
    long running =
        byId.values().stream().filter(q -> q.scope().equals(scope) && !q.hasEnded()).count();
    if (running >= quotas.concurrent()) {
      throw InsightsErrors.tooManyQueries(quotas.concurrent());
    }
    QueryRecord query = starting.get();
    byId.put(query.id(), query);
    return query;
  }

  synchronized Optional<QueryRecord> find(Scope scope, String id) {
    return Optional.ofNullable(byId.get(id)).filter(query -> query.scope().equals(scope));
  }

  /** The scope's queries, newest first. */
  synchronized List<QueryRecord> list(Scope scope) {
    List<QueryRecord> queries = new ArrayList<>();
    for (QueryRecord query : byId.values()) {
      if (query.scope().equals(scope)) {
        queries.add(0, query);
      }
    }
    return queries;
  }

  private void forgetOld() {
    long oldest = clock.millis() - quotas.keptFor().toMillis();
    Iterator<QueryRecord> queries = byId.values().iterator();
    while (queries.hasNext()) {
      QueryRecord query = queries.next();
      if (query.hasEnded() && (query.createTime() < oldest || byId.size() >= quotas.kept())) {
        queries.remove();
        query.running().letGo();
      }
    }
  }

  /** Makes room for queries that run; false if none has ended. */
  private synchronized boolean letGoOldest() {
    Iterator<QueryRecord> queries = byId.values().iterator();
    while (queries.hasNext()) {
      QueryRecord query = queries.next();
      if (query.hasEnded()) {
        queries.remove();
        query.running().letGo();
        return true;
      }
    }
    return false;
  }

  /** Ends all that run and forgets them. */
  synchronized void forgetAll() {
    cancelAll();
    byId.values().forEach(query -> query.running().letGo());
    byId.clear();
  }

  /** Ends all that run. */
  synchronized void cancelAll() {
    byId.values().forEach(query -> query.running().cancel());
  }
}
