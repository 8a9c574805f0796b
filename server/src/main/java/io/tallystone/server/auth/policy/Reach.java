package io.tallystone.server.auth.policy;

/**
 * How closely a statement's principal names the caller, weakest first. In the caller's own account
 * this decides what else is needed (IAM User Guide, "Policy evaluation for requests within a single
 * account").
 */
public enum Reach {
  /** It does not. */
  NONE,
  /** The caller's account: the account's own policies have to allow too. */
  ACCOUNT,
  /** The role behind a session: boundary and session policies still limit. */
  ROLE,
  /** The user or the session itself; also statements without a principal. */
  IDENTITY;

  /** The stronger one. */
  Reach or(Reach other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
