package io.tallystone.server.auth.policy;

/** Where a document is used, which decides what elements it must and must not have. */
public enum PolicyType {
  /** Of a user, group or role, a permissions boundary or a session: no principal. */
  IDENTITY,
  /** Of a resource: names principals. */
  RESOURCE,
  /** Of a role: names principals; the role itself is the resource. */
  TRUST
}
