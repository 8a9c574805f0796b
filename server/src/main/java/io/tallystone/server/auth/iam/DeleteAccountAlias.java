package io.tallystone.server.auth.iam;

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
    Roots.update(
        identities(),
        call.account(),
        root -> {
          if (!input.accountAlias().equals(root.alias())) {
            throw IamErrors.notFound("alias", input.accountAlias());
          }
          return root.withAlias(null);
        });
    return DeleteAccountAliasResponse.builder().build();
  }
}
