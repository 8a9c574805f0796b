package io.tallystone.wire.sigv4;

import io.tallystone.wire.Credentials;
import io.tallystone.wire.Credentials.Credential;
import io.tallystone.wire.Principal;
import io.tallystone.wire.Principal.Kind;
import java.util.regex.Pattern;

/**
 * Believes everybody, for development on one machine: the signature names a caller but is not
 * checked. A key known to the credentials is its owner; a 12-digit access key is the root of the
 * account of that number; any other is the root of account 000000000000. The Region is that of the
 * signature's scope. A call without any signature is still refused, as clients without credentials
 * should fail here and not first in production.
 */
public final class DevAuthentication implements Authentication {
  private static final String DEFAULT_ACCOUNT = "000000000000";
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private final Credentials credentials;

  /** Over the given credentials, which may be empty. */
  public DevAuthentication(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Caller authenticate(SignedRequest request, String signingName)
      throws AuthenticationException {
    Authorization authorization = Authorization.of(request);
    CredentialScope scope = authorization.scope();
    String key = scope.accessKeyId();
    Principal principal =
        credentials
            .find(key, authorization.sessionToken())
            .map(Credential::principal)
            .orElseGet(() -> accountRoot(key));
    return new Caller(principal, scope.region());
  }

  private static Principal accountRoot(String accessKeyId) {
    String account = ACCOUNT.matcher(accessKeyId).matches() ? accessKeyId : DEFAULT_ACCOUNT;
    return new Principal(
        Kind.ROOT, account, "arn:aws:iam::" + account + ":root", account, "", accessKeyId, null);
  }
}
