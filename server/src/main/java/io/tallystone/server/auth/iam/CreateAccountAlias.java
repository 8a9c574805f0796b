package io.tallystone.server.auth.iam;

import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;

/** Gives the account an alias. */
final class CreateAccountAlias
    extends IamOperation<CreateAccountAliasRequest, CreateAccountAliasResponse> {
  CreateAccountAlias(Iam iam) {
    super(iam);
  }

  @Override
  Target target(CreateAccountAliasRequest input, Call call) {
    return Target.of("*");
  }

  @Override
  public CreateAccountAliasResponse handle(CreateAccountAliasRequest input, Call call) {
    Roots.update(identities(), call.account(), root -> root.withAlias(input.accountAlias()));
    return CreateAccountAliasResponse.builder().build();
  }
}
