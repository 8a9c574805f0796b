package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;

/** Deletes a log group with its streams, events and resource policy. */
final class DeleteLogGroup implements Operation<DeleteLogGroupRequest, DeleteLogGroupResponse> {
  private final LogDirectory directory;
  private final GroupLookup groups;
  private final StoredPolicies policies;
  private final Clock clock;

  DeleteLogGroup(LogDirectory directory, StoredPolicies policies, Clock clock) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "DeleteLogGroup";
  }

  @Override
  public List<Access> access(DeleteLogGroupRequest input, Call call) {
    return List.of(groups.access("logs:DeleteLogGroup", call, input.logGroupName()));
  }

  @Override
  public DeleteLogGroupResponse handle(DeleteLogGroupRequest input, Call call) {
    Scope scope = LogArns.scope(call);
    String name = input.logGroupName();
    try {
      Optional<LogGroup> deleted =
          directory.deleteGroup(
              scope,
              name,
              clock.millis(),
              DeleteLogGroup::requireUnprotected,
              List.of(StoredPolicies.ofGroup(scope, name)));
      if (deleted.isEmpty()) {
        throw LogsErrors.noSuchGroup();
      }
    } finally {
      policies.changed();
    }
    return DeleteLogGroupResponse.builder().build();
  }

  private static void requireUnprotected(LogGroup group) {
    if (group.deletionProtected()) {
      throw LogsErrors.deletionProtected();
    }
  }
}
