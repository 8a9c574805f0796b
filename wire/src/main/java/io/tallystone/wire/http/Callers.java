package io.tallystone.wire.http;

import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Authorizer.Decision;
import io.tallystone.wire.Call;
import io.tallystone.wire.sigv4.Authentication;
import io.tallystone.wire.sigv4.Authentication.Caller;
import io.tallystone.wire.sigv4.AuthenticationException;
import io.tallystone.wire.sigv4.SignedRequest;
import java.util.List;

/** Asks who calls and whether they may, and words the refusals. */
final class Callers {
  private final Authentication authentication;
  private final Authorizer authorizer;
  private final AuthenticationLog log = new AuthenticationLog();

  Callers(Authentication authentication, Authorizer authorizer) {
    this.authentication = authentication;
    this.authorizer = authorizer;
  }

  /**
   * The caller.
   *
   * @param signingName that the signature must be for; empty if any will do
   */
  Caller authenticate(RequestHead head, byte[] body, String signingName, CommonErrors errors) {
    SignedRequest request =
        new SignedRequest(head.method(), head.rawPath(), head.rawQuery(), head.headers(), body);
    try {
      return authentication.authenticate(request, signingName);
    } catch (AuthenticationException refused) {
      log.refused(head, refused);
      throw errors.authentication(refused);
    }
  }

  void authorize(List<Access> accesses, Call call, CommonErrors errors) {
    for (Access access : accesses) {
      if (authorizer.decide(access, call) instanceof Decision.Denied denied) {
        throw errors.denied(call.principal(), access, denied.reason());
      }
    }
  }
}
