package io.tallystone.server.auth.iam;

import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.Service;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** IAM on the endpoint. */
public final class IamService {
  private static final List<Function<Iam, AnyOperation<?>>> OPERATIONS =
      List.of(
          AddUserToGroup::new,
          AttachGroupPolicy::new,
          AttachRolePolicy::new,
          AttachUserPolicy::new,
          CreateAccessKey::new,
          CreateAccountAlias::new,
          CreateGroup::new,
          CreatePolicy::new,
          CreatePolicyVersion::new,
          CreateRole::new,
          CreateUser::new,
          DeleteAccessKey::new,
          DeleteAccountAlias::new,
          DeleteGroup::new,
          DeleteGroupPolicy::new,
          DeletePolicy::new,
          DeletePolicyVersion::new,
          DeleteRole::new,
          DeleteRolePermissionsBoundary::new,
          DeleteRolePolicy::new,
          DeleteUser::new,
          DeleteUserPermissionsBoundary::new,
          DeleteUserPolicy::new,
          DetachGroupPolicy::new,
          DetachRolePolicy::new,
          DetachUserPolicy::new,
          GetAccessKeyLastUsed::new,
          GetAccountAuthorizationDetails::new,
          GetAccountSummary::new,
          GetGroup::new,
          GetGroupPolicy::new,
          GetPolicy::new,
          GetPolicyVersion::new,
          GetRole::new,
          GetRolePolicy::new,
          GetUser::new,
          GetUserPolicy::new,
          ListAccessKeys::new,
          ListAccountAliases::new,
          ListAttachedGroupPolicies::new,
          ListAttachedRolePolicies::new,
          ListAttachedUserPolicies::new,
          ListEntitiesForPolicy::new,
          ListGroupPolicies::new,
          ListGroups::new,
          ListGroupsForUser::new,
          ListInstanceProfilesForRole::new,
          ListPolicies::new,
          ListPolicyTags::new,
          ListPolicyVersions::new,
          ListRolePolicies::new,
          ListRoleTags::new,
          ListRoles::new,
          ListUserPolicies::new,
          ListUserTags::new,
          ListUsers::new,
          PutGroupPolicy::new,
          PutRolePermissionsBoundary::new,
          PutRolePolicy::new,
          PutUserPermissionsBoundary::new,
          PutUserPolicy::new,
          RemoveUserFromGroup::new,
          SetDefaultPolicyVersion::new,
          TagPolicy::new,
          TagRole::new,
          TagUser::new,
          UntagPolicy::new,
          UntagRole::new,
          UntagUser::new,
          UpdateAccessKey::new,
          UpdateAssumeRolePolicy::new,
          UpdateGroup::new,
          UpdateRole::new,
          UpdateRoleDescription::new,
          UpdateUser::new);

  private IamService() {}

  /** The service with all its operations. */
  public static Service create(Iam iam) {
    Stream<AnyOperation<?>> operations = OPERATIONS.stream().map(make -> make.apply(iam));
    return new Service(
        "iam",
        "iam",
        Set.of(Service.Protocol.AWS_QUERY),
        Set.of(),
        "2010-05-08",
        "https://iam.amazonaws.com/doc/2010-05-08/",
        "",
        operations.toList());
  }
}
