package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Role;
import io.tallystone.wire.Call;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;

/** Creates a role. */
final class CreateRole extends IamOperation<CreateRoleRequest, CreateRoleResponse> {
  CreateRole(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreateRoleRequest input, Call call) {
    Target target =
        Targets.fresh(call, "role", input.path(), input.roleName())
            .withRequestTags(Tags.of(input.tags()));
    return input.permissionsBoundary() == null
        ? target
        : target.with("iam:PermissionsBoundary", input.permissionsBoundary());
  }

  @Override
  public CreateRoleResponse handle(CreateRoleRequest input, Call call) {
    String account = call.account();
    if (input.permissionsBoundary() != null) {
      Boundaries.requireUsable(identities(), account, input.permissionsBoundary());
    }
    Role role =
        new Role(
            input.roleName(),
            input.path() == null ? "/" : input.path(),
            iam.ids().uniqueId("AROA"),
            iam.now(),
            input.description(),
            TrustTexts.checked(input.assumeRolePolicyDocument()),
            input.maxSessionDuration() == null ? 3600 : input.maxSessionDuration(),
            input.permissionsBoundary(),
            Tags.of(input.tags()),
            Map.of(),
            List.of());
    if (identities().roles().all(account).size() >= Quotas.ROLES) {
      throw IamErrors.quota("RolesPerAccount", Quotas.ROLES);
    }
    if (!identities().roles().create(account, role)) {
      throw IamErrors.alreadyExists("Role with name " + input.roleName() + " already exists.");
    }
    return CreateRoleResponse.builder().role(Shapes.role(role, account)).build();
  }
}
