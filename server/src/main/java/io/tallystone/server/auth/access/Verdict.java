package io.tallystone.server.auth.access;

import io.tallystone.server.auth.policy.Answer;
import io.tallystone.server.auth.policy.Question;
import io.tallystone.server.auth.policy.Reach;
import io.tallystone.wire.Authorizer.Decision;
import io.tallystone.wire.Principal;

/**
 * The evaluation logic: explicit deny, then what has to allow (IAM User Guide, "Policy evaluation
 * logic"). Reasons are worded as in "Troubleshoot access denied error messages".
 *
 * @param resource what the policies of the resource answer
 * @param sameAccount whether the resource is in the caller's account
 */
record Verdict(
    String action,
    ResourcePolicies.Attached attached,
    Answer resource,
    CallerPolicies.Policies own,
    Question question,
    boolean sameAccount) {

  Decision decide(Principal principal) {
    Answer identity = Answer.of(own.identity(), question);
    Answer boundary = own.boundary() == null ? ANYTHING : own.boundary().answer(question);
    Answer session = own.session().isEmpty() ? ANYTHING : Answer.of(own.session(), question);
    if (identity.denied()) {
      return explicitly("an identity-based policy");
    } else if (boundary.denied()) {
      return explicitly("a permissions boundary");
    } else if (session.denied()) {
      return explicitly("a session policy");
    } else if (resource.denied()) {
      return explicitly((attached.required() ? "the " : "a ") + attached.words());
    } else if (isBareUserSession(principal) && action.startsWith("iam:")) {
      return new Decision.Denied(
          "because credentials of GetSessionToken without MFA cannot call IAM");
    }
    return switch (principal.kind()) {
      case ANONYMOUS, AWS_SERVICE, FEDERATED_USER ->
          resource.allows() ? new Decision.Allowed() : implicitly(attached.words());
      case ROOT -> root();
      case IAM_USER, ASSUMED_ROLE -> identity(identity, boundary, session);
    };
  }

  private static final Answer ANYTHING = new Answer(false, Reach.IDENTITY);

  private Decision root() {
    boolean needed = attached.required() || !sameAccount;
    return needed && !resource.allows() ? implicitly(attached.words()) : new Decision.Allowed();
  }

  private Decision identity(Answer identity, Answer boundary, Answer session) {
    if (attached.required() && !resource.allows()) {
      return implicitly(attached.words());
    }
    Reach granted = sameAccount ? resource.allowed() : Reach.NONE;
    if (granted == Reach.IDENTITY) {
      return new Decision.Allowed();
    }
    if (granted != Reach.ROLE && !identity.allows()) {
      return implicitly("identity-based policy");
    } else if (!boundary.allows()) {
      return implicitly("permissions boundary");
    } else if (!session.allows()) {
      return implicitly("session policy");
    } else if (!sameAccount && !resource.allows()) {
      return implicitly(attached.words());
    }
    return new Decision.Allowed();
  }

  /** AWS lets such sessions call IAM only with MFA (API reference, "GetSessionToken"). */
  private static boolean isBareUserSession(Principal principal) {
    Principal.Session session = principal.session();
    return principal.kind() == Principal.Kind.IAM_USER && session != null && !session.mfa();
  }

  private static Decision explicitly(String where) {
    return new Decision.Denied("with an explicit deny in " + where);
  }

  private Decision implicitly(String what) {
    return new Decision.Denied("because no " + what + " allows the " + action + " action");
  }
}
