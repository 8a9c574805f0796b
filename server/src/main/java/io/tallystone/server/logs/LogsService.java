package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.store.LogStore;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** CloudWatch Logs over a log store. */
public final class LogsService {
  private final Service service;
  private final LiveTailSessions sessions;

  private LogsService(Service service, LiveTailSessions sessions) {
    this.service = service;
    this.sessions = sessions;
  }

  /** The service over this store. */
  public static LogsService over(LogStore store, LogsQuotas quotas, Clock clock) {
    LiveTailSessions sessions = new LiveTailSessions(quotas.liveTail());
    Stream<AnyOperation<?>> whole =
        Stream.of(
                groups(store, quotas, clock),
                streams(store, clock),
                events(store, quotas, clock),
                tags(store.directory(), quotas),
                policies(store, quotas, clock))
            .flatMap(List::stream)
            .map(StorageGuard::new);
    Stream<AnyOperation<?>> streaming =
        Stream.of(new StartLiveTail(store, quotas.liveTail(), sessions, clock));
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
        sessions);
  }

  private static List<Operation<?, ?>> groups(LogStore store, LogsQuotas quotas, Clock clock) {
    LogDirectory directory = store.directory();
    return List.of(
        new CreateLogGroup(directory, quotas.resources(), clock),
        new DeleteLogGroup(directory, clock),
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

  private static List<Operation<?, ?>> events(LogStore store, LogsQuotas quotas, Clock clock) {
    return List.of(
        new PutLogEvents(store, quotas.ingestion(), clock),
        new GetLogEvents(store, quotas.reading()),
        new FilterLogEvents(store, quotas, clock),
        new TestMetricFilter());
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

  private static List<Operation<?, ?>> policies(LogStore store, LogsQuotas quotas, Clock clock) {
    ResourcePolicies policies = new ResourcePolicies(store.documents(), quotas.resources());
    GroupTags groups = new GroupTags(store.directory(), quotas.resources());
    return List.of(
        new PutResourcePolicy(policies, groups, clock),
        new DescribeResourcePolicies(policies),
        new DeleteResourcePolicy(policies));
  }

  /** What the wire layer serves. */
  public Service service() {
    return service;
  }

  /** Numbers for operators: metric name (Prometheus style, without prefix) to value. */
  public Map<String, Double> gauges() {
    return sessions.gauges();
  }
}
