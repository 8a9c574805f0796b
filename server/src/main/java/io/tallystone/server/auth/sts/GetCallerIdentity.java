package io.tallystone.server.auth.sts;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tells callers who they are. */
final class GetCallerIdentity
    implements Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> {
  @Override
  public String name() {
    return "GetCallerIdentity";
  }

  @Override
  public List<Access> access(GetCallerIdentityRequest input, Call call) {
    return Operation.noAccessNeeded(); // API reference: works even with an explicit deny
  }

  @Override
  public GetCallerIdentityResponse handle(GetCallerIdentityRequest input, Call call) {
    return GetCallerIdentityResponse.builder()
        .account(call.principal().account())
        .arn(call.principal().arn())
        .userId(call.principal().principalId())
        .build();
  }
}
