package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Sets for how many days a group keeps its events. */
final class PutRetentionPolicy
    implements Operation<PutRetentionPolicyRequest, PutRetentionPolicyResponse> {
  private final LogDirectory directory;
  private final GroupLookup groups;

  PutRetentionPolicy(LogDirectory directory) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
  }

  @Override
  public String name() {
    return "PutRetentionPolicy";
  }

  @Override
  public List<Access> access(PutRetentionPolicyRequest input, Call call) {
    return List.of(groups.access("logs:PutRetentionPolicy", call, input.logGroupName()));
  }

  @Override
  public PutRetentionPolicyResponse handle(PutRetentionPolicyRequest input, Call call) {
    OptionalInt days = OptionalInt.of(RetentionDays.checked(input.retentionInDays()));
    refuseDelivery(groups.byName(call, input.logGroupName()));
    GroupChanges.apply(
        directory,
        LogArns.scope(call),
        input.logGroupName(),
        group -> GroupChanges.retention(group, days));
    return PutRetentionPolicyResponse.builder().build();
  }

  /** Groups of the class DELIVERY keep their events for one day, always. */
  static void refuseDelivery(LogGroup group) {
    if (group.logGroupClass().equals(LogGroupClass.DELIVERY.toString())) {
      throw LogsErrors.invalid(
          "The retention of a log group of the class DELIVERY cannot be changed.");
    }
  }
}
