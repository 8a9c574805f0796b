package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;

/** Adds a version to a managed policy. */
final class CreatePolicyVersion
    extends IamOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse> {
  CreatePolicyVersion(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreatePolicyVersionRequest input, Call call) {
    return targets.policy(input.policyArn());
  }

  @Override
  public CreatePolicyVersionResponse handle(CreatePolicyVersionRequest input, Call call) {
    String document = ManagedPolicies.checked(input.policyDocument());
    ManagedPolicy changed =
        ManagedPolicies.update(
            identities(),
            call.account(),
            input.policyArn(),
            policy -> extended(policy, document, Boolean.TRUE.equals(input.setAsDefault())));
    return CreatePolicyVersionResponse.builder()
        .policyVersion(Shapes.version(changed, changed.versions().getLast()).build())
        .build();
  }

  private ManagedPolicy extended(ManagedPolicy policy, String document, boolean inForce) {
    if (policy.versions().size() >= Quotas.VERSIONS) {
      throw IamErrors.limitExceeded(
          "A managed policy can have up to 5 versions. Before you create a new version, you must"
              + " delete an existing version.");
    }
    String id = "v" + policy.nextVersion();
    List<ManagedPolicy.Version> versions = new ArrayList<>(policy.versions());
    versions.add(new ManagedPolicy.Version(id, document, iam.now()));
    return policy.withVersions(
        versions, inForce ? id : policy.defaultVersion(), policy.nextVersion() + 1, iam.now());
  }
}
