package io.tallystone.server.logs;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** Lists resource policies of the account, or those of resources. */
final class DescribeResourcePolicies
    implements Operation<DescribeResourcePoliciesRequest, DescribeResourcePoliciesResponse> {
  private static final int DEFAULT_LIMIT = 50;

  private final StoredPolicies policies;

  DescribeResourcePolicies(StoredPolicies policies) {
    this.policies = policies;
  }

  @Override
  public String name() {
    return "DescribeResourcePolicies";
  }

  @Override
  public List<Access> access(DescribeResourcePoliciesRequest input, Call call) {
    return List.of(PolicyAccess.of("logs:DescribeResourcePolicies", input.resourceArn()));
  }

  @Override
  public DescribeResourcePoliciesResponse handle(DescribeResourcePoliciesRequest input, Call call) {
    @Nullable String arn = input.resourceArn();
    if (arn != null) {
      return DescribeResourcePoliciesResponse.builder()
          .resourcePolicies(policies.ofResource(call, arn).stream().toList())
          .build();
    }
    int limit = input.limit() == null ? DEFAULT_LIMIT : input.limit();
    PolicyScope scope = input.policyScope() == null ? PolicyScope.ACCOUNT : input.policyScope();
    List<ResourcePolicy> found =
        policies.list(call, scope, PageTokens.single(input.nextToken()), limit + 1);
    boolean more = found.size() > limit;
    List<ResourcePolicy> page = more ? found.subList(0, limit) : found;
    return DescribeResourcePoliciesResponse.builder()
        .resourcePolicies(page)
        .nextToken(more ? PageTokens.of(StoredPolicies.id(page.getLast())) : null)
        .build();
  }
}
