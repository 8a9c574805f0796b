package io.tallystone.server.logs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.server.auth.access.ResourcePolicies;
import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyDocument;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The resource policies that apply to an access: those of the account that owns the log group, and
 * the group's own. Every call asks, so what was read is kept in memory until a policy changes.
 *
 * <p>They speak to services that deliver logs, and to nobody else: "Policy only applies when
 * operations are invoked by AWS service principals" and "only supports logs:PutLogEvents and
 * logs:CreateLogStream" (API reference, PutResourcePolicy). So whoever may put a policy cannot give
 * himself, or another user, role or account, anything.
 */
final class PoliciesInForce implements ResourcePolicies {
  /** Kept in memory, in characters of policy text. */
  private static final long MAX_CHARACTERS = 16 << 20;

  /** What remembering a group costs beside the text, in characters: most have no policy. */
  private static final int ENTRY_CHARACTERS = 100;

  private static final Set<String> ACTIONS = Set.of("logs:PutLogEvents", "logs:CreateLogStream");

  /**
   * What policies are read for.
   *
   * @param version of the stored policies, so that nothing stale is found
   */
  private record OfAccount(long version, Scope scope) {}

  private record OfGroup(long version, LogArns.GroupArn group) {}

  private record Parsed(List<PolicyDocument> documents, int characters) {
    int weight() {
      return ENTRY_CHARACTERS + characters;
    }
  }

  private final StoredPolicies stored;
  private final LoadingCache<OfAccount, Parsed> accounts;
  private final LoadingCache<OfGroup, Parsed> groups;

  PoliciesInForce(StoredPolicies stored) {
    this.stored = stored;
    this.accounts =
        Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((OfAccount key, Parsed parsed) -> parsed.weight())
            .build(key -> parse(stored.texts(key.scope())));
    this.groups =
        Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((OfGroup key, Parsed parsed) -> parsed.weight())
            .build(key -> parse(stored.text(key.group()).stream().toList()));
  }

  @Override
  public Attached of(Access access, Call call) {
    if (call.principal().kind() != Principal.Kind.AWS_SERVICE
        || !ACTIONS.contains(access.action())) {
      return Attached.none();
    }
    long version = stored.version();
    Optional<LogArns.GroupArn> group = LogArns.groupOf(access.resource());
    Scope owner = group.map(LogArns.GroupArn::scope).orElseGet(() -> LogArns.scope(call));
    List<PolicyDocument> documents =
        new ArrayList<>(accounts.get(new OfAccount(version, owner)).documents());
    group.ifPresent(arn -> documents.addAll(groups.get(new OfGroup(version, arn)).documents()));
    return documents.isEmpty() ? Attached.none() : Attached.ordinary(documents);
  }

  private static Parsed parse(List<String> texts) {
    List<PolicyDocument> documents = new ArrayList<>();
    int characters = 0;
    for (String text : texts) {
      characters += text.length();
      try {
        documents.add(PolicyParser.parse(text, PolicyType.RESOURCE));
      } catch (MalformedPolicyException malformed) {
        // neither allow nor skip: it may be the one that denies
        throw new IllegalStateException("a stored resource policy is malformed", malformed);
      }
    }
    return new Parsed(List.copyOf(documents), characters);
  }
}
