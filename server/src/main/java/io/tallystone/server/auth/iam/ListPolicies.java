package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.wire.Call;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;

/** Lists managed policies. */
final class ListPolicies extends IamOperation<ListPoliciesRequest, ListPoliciesResponse> {
  ListPolicies(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListPoliciesRequest input, Call call) {
    return Targets.all(call, "policy", input.pathPrefix());
  }

  @Override
  public ListPoliciesResponse handle(ListPoliciesRequest input, Call call) {
    String prefix = input.pathPrefix() == null ? "/" : input.pathPrefix();
    List<ManagedPolicy> all =
        scope(input.scopeAsString(), call.account())
            .filter(policy -> policy.path().startsWith(prefix))
            .filter(policy -> isWanted(input, count(policy, call)))
            .sorted(Comparator.comparing(ManagedPolicy::arn, String.CASE_INSENSITIVE_ORDER))
            .toList();
    Paged<ManagedPolicy> page = Paged.of(all, ManagedPolicy::arn, input.marker(), input.maxItems());
    return ListPoliciesResponse.builder()
        .policies(
            page.items().stream()
                .map(policy -> Shapes.shortPolicy(policy, count(policy, call)).build())
                .toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private Stream<ManagedPolicy> scope(@Nullable String scope, String account) {
    Stream<ManagedPolicy> local = identities().policies().all(account).stream();
    Stream<ManagedPolicy> aws = identities().awsPolicies().all().stream();
    return switch (scope == null ? "All" : scope) {
      case "Local" -> local;
      case "AWS" -> aws;
      default -> Stream.concat(local, aws);
    };
  }

  private Attachments.Count count(ManagedPolicy policy, Call call) {
    return new Attachments(identities(), call.account(), policy.arn()).count();
  }

  private static boolean isWanted(ListPoliciesRequest input, Attachments.Count count) {
    boolean asBoundary = "PermissionsBoundary".equals(input.policyUsageFilterAsString());
    boolean asPolicy = "PermissionsPolicy".equals(input.policyUsageFilterAsString());
    boolean used = count.attached() + count.boundaries() > 0;
    return (!Boolean.TRUE.equals(input.onlyAttached()) || used)
        && (!asBoundary || count.boundaries() > 0)
        && (!asPolicy || count.attached() > 0);
  }
}
