package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupSummary;

/** Lists names and classes of log groups, by name pattern, class or tags. */
final class ListLogGroups
    implements Operation<ListLogGroupsRequest, ListLogGroupsResponse>, Constrained {
  private static final int DEFAULT_LIMIT = 50;

  private final GroupPages pages;

  ListLogGroups(LogDirectory directory) {
    this.pages = new GroupPages(directory);
  }

  @Override
  public String name() {
    return "ListLogGroups";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .optional("logGroupNamePattern", LogsConstraints.NAME_PATTERN)
        .optional("accountIdentifiers", LogsConstraints.ACCOUNTS)
        .optional("nextToken", Constraints.text(1, Integer.MAX_VALUE))
        .optional("limit", Constraints.number(1, 1_000))
        .optional("logGroupTags", Constraints.list(1, 5, LogsConstraints.TAG_FILTER))
        .optional("dataSources", Constraints.list(1, 5, LogsConstraints.DATA_SOURCE))
        .optional("fieldIndexNames", Constraints.list(1, 20, LogsConstraints.FIELD_INDEX))
        .build();
  }

  @Override
  public List<Access> access(ListLogGroupsRequest input, Call call) {
    return List.of(Access.to("logs:ListLogGroups", "*"));
  }

  @Override
  public ListLogGroupsResponse handle(ListLogGroupsRequest input, Call call) {
    // no group has a field index or a data source, so these filters leave none
    if (!input.fieldIndexNames().isEmpty()
        || !input.dataSources().isEmpty()
        || LinkedAccounts.leaveOutCaller(
            input.includeLinkedAccounts(), input.accountIdentifiers(), call)) {
      return ListLogGroupsResponse.builder().logGroups(List.of()).build();
    }
    GroupPages.Page page =
        pages.page(
            LogArns.scope(call),
            "",
            wanted(input),
            input.nextToken(),
            input.limit() == null ? DEFAULT_LIMIT : input.limit());
    return ListLogGroupsResponse.builder()
        .logGroups(page.groups().stream().map(ListLogGroups::summary).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Predicate<LogGroup> wanted(ListLogGroupsRequest input) {
    @Nullable String logGroupClass = input.logGroupClassAsString();
    @Nullable String pattern = input.logGroupNamePattern();
    List<String> alternatives = pattern == null ? List.of() : List.of(pattern.split("\\|"));
    return group ->
        (logGroupClass == null || group.logGroupClass().equals(logGroupClass))
            && (alternatives.isEmpty()
                || alternatives.stream().anyMatch(part -> matches(group.name(), part)))
            && TagFilters.match(group.tags(), input.logGroupTags());
  }

  /** The pattern's language is small: literals, which {@code ^} ties to the start. */
  private static boolean matches(String name, String part) {
    return part.startsWith("^") ? name.startsWith(part.substring(1)) : name.contains(part);
  }

  private static LogGroupSummary summary(LogGroup group) {
    return LogGroupSummary.builder()
        .logGroupName(group.name())
        .logGroupArn(LogArns.group(group))
        .logGroupClass(group.logGroupClass())
        .build();
  }
}
