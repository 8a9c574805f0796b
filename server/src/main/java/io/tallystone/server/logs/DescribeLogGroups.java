package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.store.LogStore;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/** Lists log groups with what is known of them, by prefix, pattern, class or identifiers. */
final class DescribeLogGroups
    implements Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse>, Constrained {
  private static final int DEFAULT_LIMIT = 50;

  private final LogStore store;
  private final GroupLookup lookup;
  private final GroupPages pages;

  DescribeLogGroups(LogStore store) {
    this.store = store;
    this.lookup = new GroupLookup(store.directory());
    this.pages = new GroupPages(store.directory());
  }

  @Override
  public String name() {
    return "DescribeLogGroups";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .optional("logGroupIdentifiers", Constraints.list(1, 50, LogsConstraints.GROUP_IDENTIFIER))
        .build();
  }

  @Override
  public List<Access> access(DescribeLogGroupsRequest input, Call call) {
    return List.of(Access.to("logs:DescribeLogGroups", LogArns.allGroups(LogArns.scope(call))));
  }

  @Override
  public DescribeLogGroupsResponse handle(DescribeLogGroupsRequest input, Call call) {
    check(input);
    if (LinkedAccounts.leaveOutCaller(
        input.includeLinkedAccounts(), input.accountIdentifiers(), call)) {
      return DescribeLogGroupsResponse.builder().logGroups(List.of()).build();
    }
    GroupPages.Page page =
        input.hasLogGroupIdentifiers() ? identified(input, call) : listed(input, call);
    boolean brief = input.logGroupNamePattern() != null;
    return DescribeLogGroupsResponse.builder()
        .logGroups(page.groups().stream().map(brief ? this::brief : this::full).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static void check(DescribeLogGroupsRequest input) {
    if (input.logGroupNamePrefix() != null && input.logGroupNamePattern() != null) {
      throw LogsErrors.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    boolean filtered =
        input.logGroupNamePrefix() != null
            || input.logGroupNamePattern() != null
            || input.logGroupClass() != null
            || input.nextToken() != null;
    if (input.hasLogGroupIdentifiers() && filtered) {
      throw LogsErrors.invalid(
          "logGroupIdentifiers can be combined with includeLinkedAccounts only.");
    }
  }

  private GroupPages.Page identified(DescribeLogGroupsRequest input, Call call) {
    List<LogGroup> groups =
        input.logGroupIdentifiers().stream()
            .distinct()
            .map(identifier -> lookup.find(call, identifier))
            .flatMap(Optional::stream)
            .toList();
    return new GroupPages.Page(groups, null);
  }

  private GroupPages.Page listed(DescribeLogGroupsRequest input, Call call) {
    @Nullable String prefix = input.logGroupNamePrefix();
    return pages.page(
        LogArns.scope(call),
        prefix == null ? "" : prefix,
        wanted(input.logGroupNamePattern(), input.logGroupClassAsString()),
        input.nextToken(),
        input.limit() == null ? DEFAULT_LIMIT : input.limit());
  }

  private static Predicate<LogGroup> wanted(
      @Nullable String namePart, @Nullable String logGroupClass) {
    return group ->
        (namePart == null || group.name().contains(namePart))
            && (logGroupClass == null || group.logGroupClass().equals(logGroupClass));
  }

  /** With a pattern, name, ARN and creation time are all that is returned. */
  private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup brief(LogGroup group) {
    return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
        .logGroupName(group.name())
        .arn(LogArns.groupContent(group.scope(), group.name()))
        .creationTime(group.createdAt())
        .build();
  }

  private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup full(LogGroup group) {
    return brief(group).toBuilder()
        .logGroupArn(LogArns.group(group))
        .logGroupClass(group.logGroupClass())
        .retentionInDays(
            group.retentionDays().isPresent() ? group.retentionDays().getAsInt() : null)
        .metricFilterCount(0) // true as long as metric filters cannot be created
        .storedBytes(store.storedBytes(group))
        .deletionProtectionEnabled(group.deletionProtected())
        .build();
  }
}
