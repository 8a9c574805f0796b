package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** Creates or replaces a policy that lets services write logs to the account or to one group. */
final class PutResourcePolicy
    implements Operation<PutResourcePolicyRequest, PutResourcePolicyResponse> {
  private final ResourcePolicies policies;
  private final GroupTags groups;
  private final Clock clock;

  PutResourcePolicy(ResourcePolicies policies, GroupTags groups, Clock clock) {
    this.policies = policies;
    this.groups = groups;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "PutResourcePolicy";
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
    groups.resource(call, arn);
    ResourcePolicy policy =
        policies.put(call, name, document, clock.millis(), arn, input.expectedRevisionId());
    return PutResourcePolicyResponse.builder()
        .resourcePolicy(policy)
        .revisionId(policy.revisionId())
        .build();
  }
}
