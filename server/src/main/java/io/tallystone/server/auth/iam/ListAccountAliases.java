package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.RootUser;
import io.tallystone.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;

/** Shows the alias of the account. */
final class ListAccountAliases
    extends IamOperation<ListAccountAliasesRequest, ListAccountAliasesResponse> {
  ListAccountAliases(Iam iam) {
    super(iam);
  }

  @Override
  Target target(ListAccountAliasesRequest input, Call call) {
    return Target.of("*");
  }

  @Override
  public ListAccountAliasesResponse handle(ListAccountAliasesRequest input, Call call) {
    List<String> aliases =
        identities()
            .roots()
            .find(call.account(), RootUser.NAME)
            .map(RootUser::alias)
            .map(List::of)
            .orElse(List.of());
    return ListAccountAliasesResponse.builder().accountAliases(aliases).isTruncated(false).build();
  }
}
