package io.tallystone.server.auth.access;

import io.tallystone.server.auth.Calls;
import io.tallystone.server.auth.MemoryDocuments;
import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyDocument;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.Group;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer.Decision;
import io.tallystone.wire.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small world in which questions are asked: a user in a group, a role, one resource. */
final class Evaluation {
  static final String ACCOUNT = "123456789012";
  static final String OTHER = "210987654321";
  static final String APP = "arn:aws:logs:us-east-1:" + ACCOUNT + ":log-group:app:*";

  final Identities identities = new Identities(new MemoryDocuments());
  private final List<PolicyDocument> resourcePolicies = new ArrayList<>();
  private @Nullable String boundary;
  private final Map<String, String> session = new TreeMap<>();

  static String allow(String action) {
    return statement("Allow", action, "*");
  }

  static String deny(String action) {
    return statement("Deny", action, "*");
  }

  static String statement(String effect, String action, String resource) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"%s","Action":"%s","Resource":"%s"}]}\
    """
        .formatted(effect, action, resource);
  }

  /** A resource policy for a principal, given as JSON. */
  static String grant(String effect, String principal) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"%s","Principal":%s,"Action":"logs:*",\
    "Resource":"*"}]}\
    """
        .formatted(effect, principal);
  }

  Evaluation boundary(String document) {
    ManagedPolicy policy =
        new ManagedPolicy(
            ACCOUNT,
            "limit",
            "/",
            "ANPA1",
            0,
            0,
            null,
            Map.of(),
            "v1",
            2,
            List.of(new ManagedPolicy.Version("v1", document, 0)));
    identities.policies().create(ACCOUNT, policy);
    boundary = policy.arn();
    return this;
  }

  Evaluation session(String document) {
    session.put("inline", document);
    return this;
  }

  Evaluation resource(String document) {
    try {
      resourcePolicies.add(PolicyParser.parse(document, PolicyType.RESOURCE));
    } catch (MalformedPolicyException e) {
      throw new IllegalArgumentException(e);
    }
    return this;
  }

  /** Ann, with inline policies. */
  Principal user(String... documents) {
    return user(Map.of("team", "red"), documents);
  }

  Principal user(Map<String, String> tags, String... documents) {
    User user =
        User.named("ann", "/", "AIDA1", 0, boundary, tags)
            .withPolicies(numbered(documents), List.of());
    identities.users().create(ACCOUNT, user);
    return principal();
  }

  /** Ann, whose policies are those of a group. */
  Principal member(String... documents) {
    identities
        .groups()
        .create(ACCOUNT, new Group("devs", "/", "AGPA1", 0, numbered(documents), List.of()));
    identities
        .users()
        .create(
            ACCOUNT,
            User.named("ann", "/", "AIDA1", 0, boundary, Map.of()).withGroups(List.of("devs")));
    return principal();
  }

  /** A session of a role with inline policies. */
  Principal role(String... documents) {
    Role role =
        new Role(
            "app",
            "/",
            "AROA1",
            0,
            null,
            "{}",
            3600,
            boundary,
            Map.of(),
            numbered(documents),
            List.of());
    identities.roles().create(ACCOUNT, role);
    return new Principal(
        Principal.Kind.ASSUMED_ROLE,
        ACCOUNT,
        "arn:aws:sts::" + ACCOUNT + ":assumed-role/app/one",
        "AROA1:one",
        "app/one",
        "ASIA1",
        new Principal.Session(
            role.arn(ACCOUNT),
            Calls.TIME,
            Calls.TIME.plus(Duration.ofHours(1)),
            false,
            "",
            List.of(),
            Map.of("project", "blue"),
            session));
  }

  /** The outcome: {@code allowed}, or the reason. */
  String decide(Principal principal, String action, String resource) {
    PolicyAuthorizer authorizer =
        new PolicyAuthorizer(
            identities,
            new ParsedPolicies(),
            List.of((_, _) -> ResourcePolicies.Attached.ordinary(resourcePolicies)));
    return switch (authorizer.decide(Access.to(action, resource), Calls.by(principal))) {
      case Decision.Allowed _ -> "allowed";
      case Decision.Denied denied -> denied.reason();
    };
  }

  /** The outcome of putting events into the account's log group. */
  String decide(Principal principal) {
    return decide(principal, "logs:PutLogEvents", APP);
  }

  private static Principal principal() {
    return new Principal(
        Principal.Kind.IAM_USER,
        ACCOUNT,
        "arn:aws:iam::" + ACCOUNT + ":user/ann",
        "AIDA1",
        "ann",
        "AKIA1",
        null);
  }

  private static Map<String, String> numbered(String... documents) {
    Map<String, String> policies = new TreeMap<>();
    for (String document : documents) {
      policies.put("p" + policies.size(), document);
    }
    return policies;
  }
}
