package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.RootUser;
import io.tallystone.wire.Call;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;

/** Counts what the account has, beside the quotas. */
final class GetAccountSummary
    extends IamOperation<GetAccountSummaryRequest, GetAccountSummaryResponse> {
  GetAccountSummary(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetAccountSummaryRequest input, Call call) {
    return Target.of("*");
  }

  @Override
  public GetAccountSummaryResponse handle(GetAccountSummaryRequest input, Call call) {
    String account = call.account();
    Map<String, Integer> summary = new TreeMap<>();
    summary.put("Users", identities().users().all(account).size());
    summary.put("UsersQuota", Quotas.USERS);
    summary.put("Groups", identities().groups().all(account).size());
    summary.put("GroupsQuota", Quotas.GROUPS);
    summary.put("Roles", identities().roles().all(account).size());
    summary.put("RolesQuota", Quotas.ROLES);
    summary.put("Policies", identities().policies().all(account).size());
    summary.put("PoliciesQuota", Quotas.POLICIES);
    summary.put("PolicySizeQuota", Quotas.MANAGED_SIZE);
    summary.put("VersionsPerPolicyQuota", Quotas.VERSIONS);
    summary.put("GroupsPerUserQuota", Quotas.GROUPS_PER_USER);
    summary.put("AccessKeysPerUserQuota", Quotas.KEYS_PER_USER);
    summary.put("AttachedPoliciesPerUserQuota", Quotas.ATTACHED);
    summary.put("AttachedPoliciesPerGroupQuota", Quotas.ATTACHED);
    summary.put("AttachedPoliciesPerRoleQuota", Quotas.ATTACHED);
    summary.put("UserPolicySizeQuota", Quotas.USER_INLINE_SIZE);
    summary.put("GroupPolicySizeQuota", Quotas.GROUP_INLINE_SIZE);
    summary.put("RolePolicySizeQuota", Quotas.ROLE_INLINE_SIZE);
    summary.put("AssumeRolePolicySizeQuota", Quotas.TRUST_SIZE);
    summary.put("AccountAccessKeysPresent", rootKeys(account));
    return GetAccountSummaryResponse.builder().summaryMapWithStrings(summary).build();
  }

  private int rootKeys(String account) {
    return identities()
        .roots()
        .find(account, RootUser.NAME)
        .map(root -> root.keys().isEmpty() ? 0 : 1)
        .orElse(0);
  }
}
