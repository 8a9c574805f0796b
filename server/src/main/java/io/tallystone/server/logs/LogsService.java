package io.tallystone.server.logs;

import io.tallystone.engine.query.pattern.ColumnCount;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.store.LogStore;
import io.tallystone.server.auth.access.ResourcePolicies;
import io.tallystone.server.logs.insights.Insights;
import io.tallystone.server.logs.insights.InsightsQuotas;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CloudWatch Logs over a log store. */
public final class LogsService implements AutoCloseable {
  private final Service service;
  private final Insights insights;
  private final LiveTailSessions sessions;
  private final IncompleteAnswers damage;
  private final PoliciesInForce policies;

  private LogsService(
      Service service,
      Insights insights,
      LiveTailSessions sessions,
      IncompleteAnswers damage,
      PoliciesInForce policies) {
    this.service = service;
    this.insights = insights;
    this.sessions = sessions;
    this.damage = damage;
    this.policies = policies;
  }

  /** The service over this store, with patterns that count columns strictly. */
  public static LogsService over(LogStore store, LogsQuotas quotas, Clock clock) {
    return over(store, quotas, InsightsQuotas.DEFAULT, ColumnCount.STRICT, clock);
  }

  /**
   * The service over this store.
   *
   * @param columns how filter patterns that name columns count them
   */
  public static LogsService over(
      LogStore store, LogsQuotas quotas, InsightsQuotas queries, ColumnCount columns, Clock clock) {
    Patterns patterns = new Patterns(columns);
    LiveTailSessions sessions = new LiveTailSessions(quotas.liveTail());
    IncompleteAnswers damage = new IncompleteAnswers(clock);
    StoredPolicies policies = new StoredPolicies(store.documents(), quotas.resources());
    Insights insights = new Insights(store, queries, clock);
    Stream<AnyOperation<?>> whole =
        Stream.of(
                groups(store, policies, quotas, clock),
                streams(store, clock),
                events(store, patterns, quotas, damage, clock),
                insights.operations(),
                tags(store.directory(), quotas),
                policies(policies, new GroupTags(store.directory(), quotas.resources()), clock))
            .flatMap(List::stream)
            .map(StorageGuard::new);
    Stream<AnyOperation<?>> streaming =
        Stream.of(
            new StreamingStorageGuard<>(
                new StartLiveTail(store, patterns, quotas.liveTail(), sessions, clock)));
    return new LogsService(
        new Service(
            "cloudwatchlogs",
            "logs",
            Set.of(Protocol.AWS_JSON_1_1),
            Set.of("Logs_20140328"),
            "",
            "",
            "",
            Stream.concat(whole, streaming).toList()),
        insights,
        sessions,
        damage,
        new PoliciesInForce(policies));
  }

  private static List<Operation<?, ?>> groups(
      LogStore store, StoredPolicies policies, LogsQuotas quotas, Clock clock) {
    LogDirectory directory = store.directory();
    return List.of(
        new CreateLogGroup(directory, policies, quotas.resources(), clock),
        new DeleteLogGroup(directory, policies, clock),
        new DescribeLogGroups(store),
        new ListLogGroups(directory),
        new PutLogGroupDeletionProtection(directory),
        new PutRetentionPolicy(directory),
        new DeleteRetentionPolicy(directory));
  }

  private static List<Operation<?, ?>> streams(LogStore store, Clock clock) {
    return List.of(
        new CreateLogStream(store.directory(), clock),
        new DeleteLogStream(store.directory(), clock),
        new DescribeLogStreams(store));
  }

  private static List<Operation<?, ?>> events(
      LogStore store, Patterns patterns, LogsQuotas quotas, IncompleteAnswers damage, Clock clock) {
    return List.of(
        new PutLogEvents(store, quotas.ingestion(), clock),
        new GetLogEvents(store, quotas.reading(), damage),
        new FilterLogEvents(store, patterns, quotas, damage, clock),
        new TestMetricFilter(patterns));
  }

  private static List<Operation<?, ?>> tags(LogDirectory directory, LogsQuotas quotas) {
    GroupTags tags = new GroupTags(directory, quotas.resources());
    return List.of(
        new TagResource(tags),
        new UntagResource(tags),
        new ListTagsForResource(tags),
        new TagLogGroup(tags),
        new UntagLogGroup(tags),
        new ListTagsLogGroup(tags));
  }

  private static List<Operation<?, ?>> policies(
      StoredPolicies policies, GroupTags groups, Clock clock) {
    return List.of(
        new PutResourcePolicy(policies, groups, clock),
        new DescribeResourcePolicies(policies),
        new DeleteResourcePolicy(policies));
  }

  /** Forgets all queries: the events that they found are no longer there. */
  public void reset() {
    insights.reset();
  }

  /** Ends the queries that run. */
  @Override
  public void close() {
    insights.close();
  }

  /** What the wire layer serves. */
  public Service service() {
    return service;
  }

  /** The policies of log groups, which the authorizer has to hear. */
  public ResourcePolicies resourcePolicies() {
    return policies;
  }

  /** Numbers for operators: metric name (Prometheus style, without prefix) to value. */
  public Map<String, Double> gauges() {
    Map<String, Double> all = new TreeMap<>(sessions.gauges());
    all.putAll(damage.gauges());
    return all;
  }
}
