package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Shows users, groups, roles and managed policies with all their policies: a snapshot of who may do
 * what. Of AWS's policies those in use are shown.
 */
final class GetAccountAuthorizationDetails
    extends IamOperation<
        GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse> {
  GetAccountAuthorizationDetails(Iam iam) {
    super(iam);
  }

  /** What an answer is made of. */
  private record Lists(
      List<UserDetail> users,
      List<GroupDetail> groups,
      List<RoleDetail> roles,
      List<ManagedPolicyDetail> policies) {}

  /**
   * One thing, in its place among all.
   *
   * @param show made only for those on the page
   */
  private record Entry(String order, Consumer<Lists> show) {}

  @Override
  Target target(GetAccountAuthorizationDetailsRequest input, Call call) {
    return Target.of("*");
  }

  @Override
  public GetAccountAuthorizationDetailsResponse handle(
      GetAccountAuthorizationDetailsRequest input, Call call) {
    Paged<Entry> page =
        Paged.of(
            entries(input.filter(), call.account()),
            Entry::order,
            input.marker(),
            input.maxItems());
    Lists lists =
        new Lists(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    page.items().forEach(entry -> entry.show().accept(lists));
    return GetAccountAuthorizationDetailsResponse.builder()
        .userDetailList(lists.users())
        .groupDetailList(lists.groups())
        .roleDetailList(lists.roles())
        .policies(lists.policies())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  /** All that is wanted, by kind and name. */
  private List<Entry> entries(List<EntityType> filter, String account) {
    List<Entry> all = new ArrayList<>();
    if (isWanted(filter, EntityType.USER)) {
      for (User user : identities().users().all(account)) {
        all.add(new Entry("1/" + user.name(), l -> l.users().add(Details.user(user, account))));
      }
    }
    if (isWanted(filter, EntityType.GROUP)) {
      for (Group group : identities().groups().all(account)) {
        all.add(new Entry("2/" + group.name(), l -> l.groups().add(Details.group(group, account))));
      }
    }
    if (isWanted(filter, EntityType.ROLE)) {
      for (Role role : identities().roles().all(account)) {
        all.add(new Entry("3/" + role.name(), l -> l.roles().add(Details.role(role, account))));
      }
    }
    if (isWanted(filter, EntityType.LOCAL_MANAGED_POLICY)) {
      for (ManagedPolicy policy : identities().policies().all(account)) {
        all.add(entry("4/", policy, count(policy, account)));
      }
    }
    if (isWanted(filter, EntityType.AWS_MANAGED_POLICY)) {
      for (ManagedPolicy policy : identities().awsPolicies().all()) {
        Attachments.Count count = count(policy, account);
        if (count.attached() + count.boundaries() > 0) {
          all.add(entry("5/", policy, count));
        }
      }
    }
    all.sort(Comparator.comparing(Entry::order, String.CASE_INSENSITIVE_ORDER));
    return all;
  }

  private Attachments.Count count(ManagedPolicy policy, String account) {
    return new Attachments(identities(), account, policy.arn()).count();
  }

  private static Entry entry(String kind, ManagedPolicy policy, Attachments.Count count) {
    return new Entry(
        kind + policy.name(), lists -> lists.policies().add(Details.policy(policy, count)));
  }

  private static boolean isWanted(List<EntityType> filter, EntityType type) {
    return filter.isEmpty() || filter.contains(type);
  }
}
