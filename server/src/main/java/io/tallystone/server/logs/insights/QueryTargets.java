package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.syntax.Name;
import io.tallystone.engine.query.syntax.Query;
import io.tallystone.engine.query.syntax.Source;
import io.tallystone.engine.query.syntax.Source.Target;
import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.server.logs.GroupLookup;
import io.tallystone.server.logs.LogArns;
import io.tallystone.wire.Access;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/** Which log groups a query reads: those that the request names, or those that its text does. */
final class QueryTargets {
  /** As AWS documents for SOURCE. */
  private static final int MOST_BY_PREFIX = 10_000;

  private final LogDirectory directory;
  private final GroupLookup lookup;
  private final int limit;

  QueryTargets(LogDirectory directory, int limit) {
    this.directory = directory;
    this.lookup = new GroupLookup(directory);
    this.limit = limit;
  }

  List<Access> access(String action, StartQueryRequest input, Query query, Call call) {
    if (!query.sources().isEmpty()) {
      return access(action, query.sources(), call);
    }
    return identifiers(input).stream()
        .map(identifier -> lookup.accessByIdentifier(action, call, identifier))
        .toList();
  }

  /** Permissions for what a query reads by its text; none if it says nothing. */
  List<Access> access(String action, List<Source> sources, Call call) {
    return sources.isEmpty()
        ? List.of()
        : groups(sources, call).stream()
            .map(group -> lookup.access(action, call, group.name()))
            .toList();
  }

  List<LogGroup> groups(StartQueryRequest input, Query query, Call call) {
    boolean named =
        input.logGroupName() != null || input.hasLogGroupNames() || input.hasLogGroupIdentifiers();
    if (query.sources().isEmpty()) {
      return identifiers(input).stream()
          .distinct()
          .map(identifier -> lookup.byIdentifier(call, identifier))
          .toList();
    }
    if (named) {
      throw InsightsErrors.invalid(
          "Log groups can be given by the request or by SOURCE in the query, not by both.");
    }
    return groups(query.sources(), call);
  }

  /**
   * The log groups that sources name, each once.
   *
   * @throws AwsException if one does not exist, or there is none
   */
  List<LogGroup> groups(List<Source> sources, Call call) {
    Map<Long, LogGroup> groups = new LinkedHashMap<>();
    for (Source source : sources) {
      bySource(source, call).forEach(group -> groups.put(group.id(), group));
    }
    if (groups.isEmpty()) {
      throw InsightsErrors.invalid("No log group matches the SOURCE of the query.");
    }
    return List.copyOf(groups.values());
  }

  private List<String> identifiers(StartQueryRequest input) {
    List<List<String>> given = new ArrayList<>();
    Stream.of(
            input.logGroupName() == null ? List.<String>of() : List.of(input.logGroupName()),
            input.logGroupNames(),
            input.logGroupIdentifiers())
        .filter(list -> !list.isEmpty())
        .forEach(given::add);
    if (given.size() != 1) {
      throw InsightsErrors.invalid(
          "Exactly one of logGroupName, logGroupNames and logGroupIdentifiers is needed.");
    }
    List<String> identifiers = given.get(0);
    if (identifiers.size() > limit) {
      throw InsightsErrors.invalid(
          "log groups: %d (expected: at most %d)".formatted(identifiers.size(), limit));
    }
    return identifiers;
  }

  private List<LogGroup> bySource(Source source, Call call) {
    return switch (source.target()) {
      case Target.LogGroup group -> List.of(lookup.byIdentifier(call, group.name().text()));
      case Target.LogGroups groups -> byPrefix(groups, source, call);
      case Target.DataSources sources ->
          throw malformed("There are no data sources here (expected: logGroups)", source);
    };
  }

  private List<LogGroup> byPrefix(Target.LogGroups wanted, Source source, Call call) {
    boolean others =
        !wanted.accountIdentifiers().isEmpty()
            && wanted.accountIdentifiers().stream()
                .map(Name::text)
                .noneMatch(call.account()::equals);
    if (others) {
      return List.of();
    }
    List<String> prefixes =
        wanted.namePrefixes().isEmpty()
            ? List.of("")
            : wanted.namePrefixes().stream().map(Name::text).toList();
    List<String> classes =
        wanted.classes().isEmpty()
            ? List.of("STANDARD")
            : wanted.classes().stream().map(Name::text).toList();
    List<LogGroup> found = new ArrayList<>();
    for (String prefix : prefixes) {
      directory.groups(LogArns.scope(call), prefix, null, MOST_BY_PREFIX + 1).stream()
          .filter(group -> classes.contains(group.logGroupClass()))
          .forEach(found::add);
    }
    if (found.size() > MOST_BY_PREFIX) {
      throw malformed("More than 10,000 log groups match: narrow the name prefix", source);
    }
    return found;
  }

  private static AwsException malformed(String message, Source source) {
    return InsightsErrors.malformed(message, source.span().start(), source.span().end());
  }
}
