package io.tallystone.server.auth.iam;

/** AWS's quotas (IAM User Guide, "IAM and AWS STS quotas"). Sizes are without white space. */
final class Quotas {
  static final int USERS = 5_000;
  static final int GROUPS = 300;
  static final int ROLES = 1_000;
  static final int POLICIES = 1_500;
  static final int GROUPS_PER_USER = 10;
  static final int KEYS_PER_USER = 2;
  static final int ATTACHED = 10;
  static final int VERSIONS = 5;
  static final int TAGS = 50;
  static final int USER_INLINE_SIZE = 2_048;
  static final int GROUP_INLINE_SIZE = 5_120;
  static final int ROLE_INLINE_SIZE = 10_240;
  static final int MANAGED_SIZE = 6_144;
  static final int TRUST_SIZE = 2_048;

  private Quotas() {}
}
