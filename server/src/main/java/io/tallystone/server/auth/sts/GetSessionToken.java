package io.tallystone.server.auth.sts;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Principal;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** Gives a user, or the root, temporary credentials of its own. */
final class GetSessionToken implements Operation<GetSessionTokenRequest, GetSessionTokenResponse> {
  private static final Duration USER_DEFAULT = Duration.ofHours(12);
  private static final Duration ROOT_LONGEST = Duration.ofHours(1);

  private final Sts sts;

  GetSessionToken(Sts sts) {
    this.sts = sts;
  }

  @Override
  public String name() {
    return "GetSessionToken";
  }

  @Override
  public List<Access> access(GetSessionTokenRequest input, Call call) {
    // IAM User Guide, "Permissions for GetSessionToken": every user may, policies cannot tell.
    return Operation.noAccessNeeded();
  }

  @Override
  public GetSessionTokenResponse handle(GetSessionTokenRequest input, Call call) {
    Principal caller = call.principal();
    boolean root = caller.kind() == Principal.Kind.ROOT;
    if (caller.session() != null || (!root && caller.kind() != Principal.Kind.IAM_USER)) {
      throw StsErrors.accessDenied("Cannot call GetSessionToken with session credentials");
    }
    if (input.serialNumber() != null || input.tokenCode() != null) {
      // There are no MFA devices, so no code is the right one.
      throw StsErrors.accessDenied(
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    Sessions.Subject subject =
        new Sessions.Subject(
            caller.kind(),
            caller.account(),
            caller.arn(),
            caller.principalId(),
            caller.userName(),
            caller.arn());
    return GetSessionTokenResponse.builder()
        .credentials(sts.sessions().issue(subject, duration(input, root), Sessions.Terms.NONE))
        .build();
  }

  private static Duration duration(GetSessionTokenRequest input, boolean root) {
    Duration asked =
        input.durationSeconds() == null
            ? USER_DEFAULT
            : Duration.ofSeconds(input.durationSeconds());
    return root && asked.compareTo(ROOT_LONGEST) > 0 ? ROOT_LONGEST : asked;
  }
}
