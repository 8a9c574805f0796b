package io.tallystone.server.logs.insights;

import io.tallystone.engine.store.LogStore;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Logs Insights over a log store: its operations, and the threads that scan. */
public final class Insights implements AutoCloseable {
  /**
   * Threads that all queries share. More than there are processors, so that a short query is not
   * held up by long ones; fewer than a flood of queries would like.
   */
  private static final int THREADS_PER_PROCESSOR = 4;

  private final Queries queries;
  private final QueryDefinitions definitions;
  private final StoredTables tables;
  private final LogStore store;
  private final InsightsQuotas quotas;
  private final Clock clock;
  private final ExecutorService threads;

  /** Begins with no queries. */
  public Insights(LogStore store, InsightsQuotas quotas, Clock clock) {
    this.store = store;
    this.quotas = quotas;
    this.clock = clock;
    this.queries = new Queries(quotas, clock);
    this.definitions = new QueryDefinitions(store.documents(), clock);
    this.tables = new StoredTables(store.documents(), clock);
    this.threads = threads();
  }

  private static ExecutorService threads() {
    int most = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("query-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** What it serves. */
  public List<Operation<?, ?>> operations() {
    return List.of(
        new StartQuery(store, queries, tables, quotas, clock, threads),
        new GetQueryResults(queries),
        new StopQuery(queries),
        new DescribeQueries(queries),
        new GetLogGroupFields(store, clock),
        new GetLogRecord(store),
        new PutQueryDefinition(definitions),
        new DescribeQueryDefinitions(definitions),
        new DeleteQueryDefinition(definitions),
        new CreateLookupTable(tables),
        new UpdateLookupTable(tables),
        new GetLookupTable(tables),
        new DescribeLookupTables(tables),
        new DeleteLookupTable(tables));
  }

  /** Forgets all queries. */
  public void reset() {
    queries.forgetAll();
  }

  /** Ends all queries, and waits for them to let go of what they read. */
  @Override
  public void close() {
    queries.cancelAll();
    threads.close();
  }
}
