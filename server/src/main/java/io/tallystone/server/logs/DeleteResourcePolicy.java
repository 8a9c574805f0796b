package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyResponse;

/** Deletes a resource policy of the account or of a resource. */
final class DeleteResourcePolicy
    implements Operation<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse>, Constrained {
  private final StoredPolicies policies;

  DeleteResourcePolicy(StoredPolicies policies) {
    this.policies = policies;
  }

  @Override
  public String name() {
    return "DeleteResourcePolicy";
  }

  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure().optional("expectedRevisionId", LogsConstraints.REVISION).build();
  }

  @Override
  public List<Access> access(DeleteResourcePolicyRequest input, Call call) {
    return List.of(PolicyAccess.of("logs:DeleteResourcePolicy", input.resourceArn()));
  }

  @Override
  public DeleteResourcePolicyResponse handle(DeleteResourcePolicyRequest input, Call call) {
    String name = PolicyAccess.requiredName(input.policyName());
    @Nullable String arn = input.resourceArn();
    if (arn == null) {
      policies.delete(call, name);
    } else {
      policies.delete(call, name, arn, input.expectedRevisionId());
    }
    return DeleteResourcePolicyResponse.builder().build();
  }
}
