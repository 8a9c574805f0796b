package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.KeyOwner;
import io.tallystone.wire.Call;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;

/** Tells when and for what an access key was last used. */
final class GetAccessKeyLastUsed
    extends IamOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse> {
  GetAccessKeyLastUsed(Iam iam) {
    super(iam);
  }

  @Override
  Target target(GetAccessKeyLastUsedRequest input, Call call) {
    String user =
        owner(input, call).map(KeyOwner::user).map(owner -> owner.arn(call.account())).orElse("*");
    return Target.of(user);
  }

  @Override
  public GetAccessKeyLastUsedResponse handle(GetAccessKeyLastUsedRequest input, Call call) {
    KeyOwner owner =
        owner(input, call)
            .orElseThrow(
                () ->
                    IamErrors.noSuchEntity(
                        "The Access Key with id " + input.accessKeyId() + " cannot be found."));
    AccessKeyLastUsed.Builder last =
        iam.keyUses()
            .of(call.account(), input.accessKeyId())
            .map(
                use ->
                    AccessKeyLastUsed.builder()
                        .lastUsedDate(Shapes.time(use.at()))
                        .serviceName(use.service())
                        .region(use.region()))
            .orElseGet(() -> AccessKeyLastUsed.builder().serviceName("N/A").region("N/A"));
    return GetAccessKeyLastUsedResponse.builder()
        .userName(owner.user() == null ? null : owner.user().name())
        .accessKeyLastUsed(last.build())
        .build();
  }

  private Optional<KeyOwner> owner(GetAccessKeyLastUsedRequest input, Call call) {
    return identities()
        .keyOwner(input.accessKeyId())
        .filter(owner -> owner.account().equals(call.account()));
  }
}
