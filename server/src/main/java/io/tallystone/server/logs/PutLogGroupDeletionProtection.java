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
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionResponse;

/** Protects a log group from being deleted, or no longer. */
final class PutLogGroupDeletionProtection
    implements Operation<
            PutLogGroupDeletionProtectionRequest, PutLogGroupDeletionProtectionResponse>,
        Constrained {
  private final LogDirectory directory;
  private final GroupLookup groups;

  PutLogGroupDeletionProtection(LogDirectory directory) {
    this.directory = directory;
    this.groups = new GroupLookup(directory);
  }

  @Override
  public String name() {
    return "PutLogGroupDeletionProtection";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .required("logGroupIdentifier", LogsConstraints.GROUP_IDENTIFIER)
        .required("deletionProtectionEnabled")
        .build();
  }

  @Override
  public List<Access> access(PutLogGroupDeletionProtectionRequest input, Call call) {
    return List.of(
        groups.accessByIdentifier(
            "logs:PutLogGroupDeletionProtection", call, input.logGroupIdentifier()));
  }

  @Override
  public PutLogGroupDeletionProtectionResponse handle(
      PutLogGroupDeletionProtectionRequest input, Call call) {
    LogGroup group = groups.byIdentifier(call, input.logGroupIdentifier());
    boolean enabled = Boolean.TRUE.equals(input.deletionProtectionEnabled());
    GroupChanges.apply(
        directory, group.scope(), group.name(), now -> GroupChanges.protectedFrom(now, enabled));
    return PutLogGroupDeletionProtectionResponse.builder().build();
  }
}
