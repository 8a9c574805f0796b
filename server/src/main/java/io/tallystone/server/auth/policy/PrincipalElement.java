package io.tallystone.server.auth.policy;

import java.util.List;

/**
 * A Principal or NotPrincipal element.
 *
 * @param negated for NotPrincipal
 */
public record PrincipalElement(boolean negated, List<Name> names) {

  /** One name in the element. */
  sealed interface Name {
    /** {@code *}: everybody, anonymous callers too. */
    record Everybody() implements Name {}

    /** An account, by number or by its root's ARN. */
    record Account(String account) implements Name {}

    /** A user, role or session. */
    record Arn(String arn) implements Name {}

    /** An AWS service. */
    record Service(String name) implements Name {}
  }

  Reach reach(Caller caller) {
    if (negated) {
      return exempt(caller) ? Reach.NONE : Reach.IDENTITY;
    }
    Reach best = Reach.NONE;
    for (Name name : names) {
      best = best.or(reach(name, caller));
    }
    return best;
  }

  private static Reach reach(Name name, Caller caller) {
    return switch (name) {
      // For a session, everybody means its role, so that its boundary and session policies hold.
      case Name.Everybody _ -> caller.roleArn().isEmpty() ? Reach.IDENTITY : Reach.ROLE;
      case Name.Account account ->
          account.account().equals(caller.account()) ? Reach.ACCOUNT : Reach.NONE;
      case Name.Arn arn ->
          arn.arn().equals(caller.arn())
              ? Reach.IDENTITY
              : arn.arn().equals(caller.roleArn()) ? Reach.ROLE : Reach.NONE;
      case Name.Service service ->
          service.name().equals(caller.service()) ? Reach.IDENTITY : Reach.NONE;
    };
  }

  /**
   * Whether NotPrincipal spares the caller: every level of it must be listed, the account as well
   * as the user, or the account, the role and the session (IAM User Guide, "AWS JSON policy
   * elements: NotPrincipal").
   */
  private boolean exempt(Caller caller) {
    if (!caller.service().isEmpty()) {
      return names.contains(new Name.Service(caller.service()));
    }
    if (caller.account().isEmpty()) {
      return false;
    }
    String root = "arn:aws:iam::" + caller.account() + ":root";
    return names.contains(new Name.Account(caller.account()))
        && (caller.arn().equals(root) || names.contains(new Name.Arn(caller.arn())))
        && (caller.roleArn().isEmpty() || names.contains(new Name.Arn(caller.roleArn())));
  }
}
