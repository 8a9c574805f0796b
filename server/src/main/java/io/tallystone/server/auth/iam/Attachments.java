package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.User;
import java.util.List;

/** Finds who uses a managed policy. Counted when asked for, never stored, so never wrong. */
record Attachments(Identities identities, String account, String policyArn) {

  /** How often a policy is used. */
  record Count(int attached, int boundaries) {}

  Count count() {
    return new Count(
        users(false).size() + groups().size() + roles(false).size(),
        users(true).size() + roles(true).size());
  }

  /** Users that have it attached, or as boundary. */
  List<User> users(boolean asBoundary) {
    return identities.users().all(account).stream()
        .filter(
            user ->
                asBoundary
                    ? policyArn.equals(user.boundary())
                    : user.attachedPolicies().contains(policyArn))
        .toList();
  }

  List<Group> groups() {
    return identities.groups().all(account).stream()
        .filter(group -> group.attachedPolicies().contains(policyArn))
        .toList();
  }

  /** Roles that have it attached, or as boundary. */
  List<Role> roles(boolean asBoundary) {
    return identities.roles().all(account).stream()
        .filter(
            role ->
                asBoundary
                    ? policyArn.equals(role.boundary())
                    : role.attachedPolicies().contains(policyArn))
        .toList();
  }
}
