package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.RootUser;
import io.tallystone.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;

/** Takes the alias from the account. */
final class DeleteAccountAlias
    extends IamOperation<DeleteAccountAliasRequest, DeleteAccountAliasResponse> {
  DeleteAccountAlias(Iam iam) {
    super(iam);
  }

  @Override
  Target target(DeleteAccountAliasRequest input, Call call) {
    return Target.of("*");
  }

  @Override
  public DeleteAccountAliasResponse handle(DeleteAccountAliasRequest input, Call call) {
    identities()
        .roots()
        .update(
            call.account(),
            RootUser.NAME,
            root -> {
              if (!input.accountAlias().equals(root.alias())) {
                throw IamErrors.notFound("alias", input.accountAlias());
              }
              return root.withAlias(null);
            })
        .orElseThrow(() -> IamErrors.notFound("account", call.account()));
    return DeleteAccountAliasResponse.builder().build();
  }
}
