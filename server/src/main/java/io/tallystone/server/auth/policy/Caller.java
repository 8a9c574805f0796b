package io.tallystone.server.auth.policy;

import io.tallystone.wire.Principal;

/**
 * A caller as principal elements name it.
 *
 * @param account 12 digits; empty for anonymous and services
 * @param arn of the user, the account's root or the session; empty for anonymous
 * @param roleArn of the role behind a session; empty otherwise
 * @param service service principal such as {@code delivery.logs.amazonaws.com}; empty for others
 */
public record Caller(String account, String arn, String roleArn, String service) {

  /** The caller of a call. */
  public static Caller of(Principal principal) {
    return switch (principal.kind()) {
      case ANONYMOUS -> new Caller("", "", "", "");
      case AWS_SERVICE -> new Caller("", "", "", principal.principalId());
      case ASSUMED_ROLE -> {
        Principal.Session session = principal.session();
        String role = session == null ? "" : session.issuerArn();
        yield new Caller(principal.account(), principal.arn(), role, "");
      }
      case ROOT, IAM_USER, FEDERATED_USER ->
          new Caller(principal.account(), principal.arn(), "", "");
    };
  }
}
