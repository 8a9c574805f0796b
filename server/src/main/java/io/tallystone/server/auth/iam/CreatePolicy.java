package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;

/** Creates a managed policy with its first version. */
final class CreatePolicy extends IamOperation<CreatePolicyRequest, CreatePolicyResponse> {
  CreatePolicy(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreatePolicyRequest input, Call call) {
    return Targets.fresh(call, "policy", input.path(), input.policyName())
        .withRequestTags(Tags.of(input.tags()));
  }

  @Override
  public CreatePolicyResponse handle(CreatePolicyRequest input, Call call) {
    String account = call.account();
    String document = ManagedPolicies.checked(input.policyDocument());
    long now = iam.now();
    ManagedPolicy policy =
        new ManagedPolicy(
            account,
            input.policyName(),
            input.path() == null ? "/" : input.path(),
            iam.ids().uniqueId("ANPA"),
            now,
            now,
            input.description(),
            Tags.of(input.tags()),
            "v1",
            2,
            List.of(new ManagedPolicy.Version("v1", document, now)));
    if (identities().policies().all(account).size() >= Quotas.POLICIES) {
      throw IamErrors.quota("PoliciesPerAccount", Quotas.POLICIES);
    }
    if (!identities().policies().create(account, policy)) {
      throw IamErrors.alreadyExists(
          "A policy called "
              + input.policyName()
              + " already exists. Duplicate names are not allowed.");
    }
    return CreatePolicyResponse.builder()
        .policy(Shapes.policy(policy, new Attachments.Count(0, 0)))
        .build();
  }
}
