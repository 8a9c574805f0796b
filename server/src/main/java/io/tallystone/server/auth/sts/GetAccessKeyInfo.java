package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.store.IdSource;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import java.util.List;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;

/** Tells which account an access key id is of, whether or not there is such a key. */
final class GetAccessKeyInfo
    implements Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> {
  @Override
  public String name() {
    return "GetAccessKeyInfo";
  }

  @Override
  public List<Access> access(GetAccessKeyInfoRequest input, Call call) {
    return List.of(Access.to("sts:GetAccessKeyInfo", "*"));
  }

  @Override
  public GetAccessKeyInfoResponse handle(GetAccessKeyInfoRequest input, Call call) {
    try {
      return GetAccessKeyInfoResponse.builder()
          .account(IdSource.accountOf(input.accessKeyId()))
          .build();
    } catch (IllegalArgumentException e) {
      throw StsErrors.validation("Invalid access key id: " + input.accessKeyId());
    }
  }
}
