package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.User;
import java.util.ArrayList;
import java.util.List;

/** Who is in which group. */
final class Members {
  private Members() {}

  static List<User> of(Identities identities, String account, Group group) {
    return identities.users().all(account).stream().filter(user -> isIn(user, group)).toList();
  }

  static User added(User user, Group group) {
    if (isIn(user, group)) {
      return user;
    }
    if (user.groups().size() >= Quotas.GROUPS_PER_USER) {
      throw IamErrors.quota("GroupsPerUser", Quotas.GROUPS_PER_USER);
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(group.name());
    return user.withGroups(groups);
  }

  static User removed(User user, Group group) {
    return user.withGroups(
        user.groups().stream().filter(name -> !name.equalsIgnoreCase(group.name())).toList());
  }

  private static boolean isIn(User user, Group group) {
    return user.groups().stream().anyMatch(name -> name.equalsIgnoreCase(group.name()));
  }
}
