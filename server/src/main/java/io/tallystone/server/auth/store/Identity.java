package io.tallystone.server.auth.store;

import java.util.List;
import java.util.Map;

/**
 * Something that identity policies are attached to.
 *
 * @param <T> the type itself
 */
public sealed interface Identity<T extends Identity<T>> permits Group, Actor {
  /** Unique in the account, whatever its case. */
  String name();

  /** Begins and ends with a slash. */
  String path();

  /** Unique for ever, e.g. {@code AIDA…}. */
  String id();

  /** Milliseconds since the epoch. */
  long createdAt();

  /** Documents by policy name. */
  Map<String, String> inlinePolicies();

  /** ARNs of managed policies, in the order they were attached. */
  List<String> attachedPolicies();

  /** With other policies. */
  T withPolicies(Map<String, String> inline, List<String> attached);

  /** ARN in an account. */
  String arn(String account);
}
