package io.tallystone.server.auth.policy;

/** What a statement does to the calls it applies to. */
public enum Effect {
  /** Lets them through, unless something denies. */
  ALLOW,
  /** Refuses them, whatever else allows. */
  DENY
}
