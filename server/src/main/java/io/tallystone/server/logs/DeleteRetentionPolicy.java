package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;

/** Makes a group keep its events for ever. */
final class DeleteRetentionPolicy
    implements Operation<DeleteRetentionPolicyRequest, DeleteRetentionPolicyResponse> {
  private final LogDirectory directory;
  private final GroupLookup groups;

  DeleteRetentionPolicy(LogDirectory directory) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
  }

  @Override
  public String name() {
    return "DeleteRetentionPolicy";
  }

  @Override
  public List<Access> access(DeleteRetentionPolicyRequest input, Call call) {
    return List.of(groups.access("logs:DeleteRetentionPolicy", call, input.logGroupName()));
  }

  @Override
  public DeleteRetentionPolicyResponse handle(DeleteRetentionPolicyRequest input, Call call) {
    PutRetentionPolicy.refuseDelivery(groups.byName(call, input.logGroupName()));
    GroupChanges.apply(
        directory,
        LogArns.scope(call),
        input.logGroupName(),
        group -> GroupChanges.retention(group, OptionalInt.empty()));
    return DeleteRetentionPolicyResponse.builder().build();
  }
}
