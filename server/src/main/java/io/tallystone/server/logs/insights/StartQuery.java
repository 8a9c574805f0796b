package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.function.Evaluation;
import io.tallystone.engine.query.plan.Child;
import io.tallystone.engine.query.plan.Plan;
import io.tallystone.engine.query.plan.Planner;
import io.tallystone.engine.query.plan.QueryProblem;
import io.tallystone.engine.query.plan.Window;
import io.tallystone.engine.query.ql.QlParser;
import io.tallystone.engine.query.ql.QlSyntaxException;
import io.tallystone.engine.query.run.EventSource;
import io.tallystone.engine.query.run.Limits;
import io.tallystone.engine.query.run.Running;
import io.tallystone.engine.query.run.SourceResolver;
import io.tallystone.engine.query.syntax.Query;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.store.LogStore;
import io.tallystone.server.logs.LogArns;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryLanguage;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;

/** Starts a query; it runs on while its results are asked for. */
final class StartQuery implements Operation<StartQueryRequest, StartQueryResponse> {
  private static final String ACTION = "logs:StartQuery";
  private static final int DEFAULT_LIMIT = 10_000;

  private final LogStore store;
  private final Queries queries;
  private final QueryTargets targets;
  private final StoredTables tables;
  private final InsightsQuotas quotas;
  private final Clock clock;
  private final Executor executor;

  StartQuery(
      LogStore store,
      Queries queries,
      StoredTables tables,
      InsightsQuotas quotas,
      Clock clock,
      Executor executor) {
    this.store = store;
    this.queries = queries;
    this.targets = new QueryTargets(store.directory(), quotas.logGroups());
    this.tables = tables;
    this.quotas = quotas;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public String name() {
    return "StartQuery";
  }

  /**
   * Log groups only: AWS documents a permission for lookup tables only for the keys of encrypted
   * ones ("lookup").
   */
  @Override
  public List<Access> access(StartQueryRequest input, Call call) {
    Query query = parsed(input);
    List<Access> accesses = new ArrayList<>(targets.access(ACTION, input, query, call));
    for (Child child : plan(query, input, call).children()) {
      accesses.addAll(targets.access(ACTION, child.sources(), call));
    }
    return accesses;
  }

  @Override
  public StartQueryResponse handle(StartQueryRequest input, Call call) {
    if (input.startTime() > input.endTime()) {
      throw InsightsErrors.invalid("End time should not be before the start time");
    }
    Query query = parsed(input);
    List<LogGroup> groups = targets.groups(input, query, call);
    Plan plan = plan(query, input, call);
    SourceResolver resolver = sources -> events(targets.groups(sources, call));
    long now = clock.millis();
    Evaluation evaluation =
        Window.of(query.sources())
            .within(new Evaluation(millis(input.startTime()), millis(input.endTime()), now));
    QueryRecord started =
        queries.start(
            LogArns.scope(call),
            () ->
                new QueryRecord(
                    UUID.randomUUID().toString(),
                    LogArns.scope(call),
                    input.queryString(),
                    QueryLanguage.CWLI,
                    now,
                    groups.stream().map(LogGroup::name).toList(),
                    call.principal().arn(),
                    Running.start(
                        plan, events(groups), resolver, evaluation, limits(), clock, executor)));
    return StartQueryResponse.builder().queryId(started.id()).build();
  }

  private List<EventSource> events(List<LogGroup> groups) {
    return groups.stream().<EventSource>map(group -> new StoredEvents(store, group)).toList();
  }

  /** Times of requests are in seconds; far-off ones stand for the ends of time. */
  private static long millis(long seconds) {
    return Math.min(seconds, Long.MAX_VALUE / 2_000) * 1_000;
  }

  private Limits limits() {
    return new Limits(
        quotas.queryHeapBytes(),
        quotas.queryTime(),
        Runtime.getRuntime().availableProcessors(),
        queries.memory());
  }

  private static Query parsed(StartQueryRequest input) {
    if (input.queryLanguage() != null && input.queryLanguage() != QueryLanguage.CWLI) {
      throw InsightsErrors.invalid(
          "The query language %s is not supported (expected: CWLI)"
              .formatted(input.queryLanguageAsString()));
    }
    try {
      return QlParser.parse(input.queryString());
    } catch (QlSyntaxException e) {
      throw InsightsErrors.malformed(e);
    }
  }

  private Plan plan(Query query, StartQueryRequest input, Call call) {
    try {
      Window.of(query.sources()); // checks it
      return Planner.plan(
          query,
          input.limit() == null ? DEFAULT_LIMIT : input.limit(),
          tables.in(LogArns.scope(call)));
    } catch (QueryProblem e) {
      throw InsightsErrors.malformed(e);
    }
  }
}
