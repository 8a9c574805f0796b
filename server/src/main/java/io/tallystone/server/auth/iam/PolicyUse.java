package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.store.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;

/**
 * Something that uses a managed policy.
 *
 * @param kind {@code user}, {@code group} or {@code role}
 */
record PolicyUse(String kind, String name, String id) {

  /** Where it stands in the list. */
  String order() {
    return kind + "/" + name;
  }

  /** What the request asks for, in order. */
  static List<PolicyUse> all(Attachments attachments, ListEntitiesForPolicyRequest request) {
    boolean attached = !"PermissionsBoundary".equals(request.policyUsageFilterAsString());
    boolean boundary = !"PermissionsPolicy".equals(request.policyUsageFilterAsString());
    String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
    List<PolicyUse> all = new ArrayList<>();
    if (isWanted(request.entityFilterAsString(), "Group") && attached) {
      add(all, "group", attachments.groups(), prefix);
    }
    for (boolean asBoundary : new boolean[] {false, true}) {
      if (asBoundary ? boundary : attached) {
        if (isWanted(request.entityFilterAsString(), "Role")) {
          add(all, "role", attachments.roles(asBoundary), prefix);
        }
        if (isWanted(request.entityFilterAsString(), "User")) {
          add(all, "user", attachments.users(asBoundary), prefix);
        }
      }
    }
    return all.stream()
        .distinct()
        .sorted(Comparator.comparing(PolicyUse::order, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** Those of a kind. */
  static List<PolicyUse> of(List<PolicyUse> uses, String kind) {
    return uses.stream().filter(use -> use.kind().equals(kind)).toList();
  }

  private static void add(
      List<PolicyUse> all, String kind, List<? extends Identity<?>> identities, String prefix) {
    for (Identity<?> identity : identities) {
      if (identity.path().startsWith(prefix)) {
        all.add(new PolicyUse(kind, identity.name(), identity.id()));
      }
    }
  }

  /** Without a filter, or with that of a kind of policy, every entity is wanted. */
  private static boolean isWanted(@Nullable String filter, String entity) {
    return filter == null
        || !List.of("User", "Group", "Role").contains(filter)
        || filter.equals(entity);
  }
}
