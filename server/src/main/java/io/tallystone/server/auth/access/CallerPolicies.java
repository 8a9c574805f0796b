package io.tallystone.server.auth.access;

import io.tallystone.server.auth.policy.PolicyDocument;
import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.Identity;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what applies to a caller. */
public final class CallerPolicies {

  /**
   * The policies of a caller.
   *
   * @param identity of the user and its groups, or of the role
   * @param boundary limits the identity policies; null if there is none
   * @param session limit the session, if there are any
   * @param tags of the user or role, overlaid by those of the session
   */
  public record Policies(
      List<PolicyDocument> identity,
      @Nullable PolicyDocument boundary,
      List<PolicyDocument> session,
      Map<String, String> tags) {
    static final Policies NONE = new Policies(List.of(), null, List.of(), Map.of());
  }

  private final Identities identities;
  private final ParsedPolicies parsed;

  /** Looks them up in the store. */
  public CallerPolicies(Identities identities, ParsedPolicies parsed) {
    this.identities = identities;
    this.parsed = parsed;
  }

  /** Of a caller; none if its user or role is gone. */
  public Policies of(Principal principal) {
    return switch (principal.kind()) {
      case IAM_USER ->
          identities
              .users()
              .find(principal.account(), principal.userName())
              .map(user -> withSession(ofUser(principal.account(), user), principal.session()))
              .orElse(Policies.NONE);
      case ASSUMED_ROLE ->
          role(principal)
              .map(role -> withSession(ofRole(role), principal.session()))
              .orElse(Policies.NONE);
      case ROOT, FEDERATED_USER, AWS_SERVICE, ANONYMOUS -> Policies.NONE;
    };
  }

  /** Of a user. */
  public Policies ofUser(String account, User user) {
    List<PolicyDocument> documents = new ArrayList<>(documents(user));
    for (String group : user.groups()) {
      identities.groups().find(account, group).map(this::documents).ifPresent(documents::addAll);
    }
    return new Policies(List.copyOf(documents), boundary(user.boundary()), List.of(), user.tags());
  }

  /** Of a role. */
  public Policies ofRole(Role role) {
    return new Policies(documents(role), boundary(role.boundary()), List.of(), role.tags());
  }

  /** Of a user, group or role alone. */
  public List<PolicyDocument> documents(Identity<?> identity) {
    List<PolicyDocument> documents = new ArrayList<>();
    for (String text : identity.inlinePolicies().values()) {
      documents.add(parsed.of(text, PolicyType.IDENTITY));
    }
    for (String arn : identity.attachedPolicies()) {
      managed(arn).ifPresent(documents::add);
    }
    return documents;
  }

  /** The role behind a session, unless it was deleted and made anew since. */
  private Optional<Role> role(Principal principal) {
    Principal.Session session = principal.session();
    return session == null
        ? Optional.empty()
        : identities
            .role(session.issuerArn())
            .filter(role -> principal.principalId().startsWith(role.id() + ":"));
  }

  private @Nullable PolicyDocument boundary(@Nullable String arn) {
    if (arn == null) {
      return null;
    }
    return managed(arn)
        .orElseThrow(() -> new IllegalStateException("The permissions boundary is gone: " + arn));
  }

  private Optional<PolicyDocument> managed(String arn) {
    return identities
        .policy(arn)
        .map(ManagedPolicy::document)
        .map(text -> parsed.of(text, PolicyType.IDENTITY));
  }

  private Policies withSession(Policies own, Principal.@Nullable Session session) {
    if (session == null) {
      return own;
    }
    List<PolicyDocument> documents = new ArrayList<>();
    for (String text : session.policies().values()) {
      documents.add(parsed.of(text, PolicyType.IDENTITY));
    }
    Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    tags.putAll(own.tags());
    tags.putAll(session.tags());
    return new Policies(own.identity(), own.boundary(), List.copyOf(documents), tags);
  }
}
