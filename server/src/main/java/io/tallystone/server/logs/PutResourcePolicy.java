package io.tallystone.server.logs;

import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.model.Constraint;
import io.tallystone.wire.validation.Constrained;
import io.tallystone.wire.validation.Constraints;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** Creates or replaces a policy that applies to the whole account or to one log group. */
final class PutResourcePolicy
    implements Operation<PutResourcePolicyRequest, PutResourcePolicyResponse>, Constrained {
  private final StoredPolicies policies;
  private final GroupTags groups;
  private final Clock clock;

  PutResourcePolicy(StoredPolicies policies, GroupTags groups, Clock clock) {
    this.policies = policies;
    this.groups = groups;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "PutResourcePolicy";
  }

  /** The models have the limit of before policies of log groups came, a tenth of today's. */
  @Override
  public Constraint.Structure constraints() {
    return Constraints.structure()
        .optional("policyDocument", Constraints.text(1, PolicyDocuments.MAX_LENGTH))
        .optional("expectedRevisionId", LogsConstraints.REVISION)
        .build();
  }

  @Override
  public List<Access> access(PutResourcePolicyRequest input, Call call) {
    return List.of(PolicyAccess.of("logs:PutResourcePolicy", input.resourceArn()));
  }

  @Override
  public PutResourcePolicyResponse handle(PutResourcePolicyRequest input, Call call) {
    String name = PolicyAccess.requiredName(input.policyName());
    String document = PolicyDocuments.checked(input.policyDocument());
    @Nullable String arn = input.resourceArn();
    if (arn == null) {
      return PutResourcePolicyResponse.builder()
          .resourcePolicy(policies.put(call, name, document, clock.millis()))
          .build();
    }
    LogGroup group = groups.resource(call, arn);
    ResourcePolicy policy =
        policies.put(call, name, document, clock.millis(), arn, input.expectedRevisionId());
    if (!groups.isThere(group)) {
      policies.deleteOf(group);
      throw LogsErrors.noSuchResource();
    }
    return PutResourcePolicyResponse.builder()
        .resourcePolicy(policy)
        .revisionId(policy.revisionId())
        .build();
  }
}
