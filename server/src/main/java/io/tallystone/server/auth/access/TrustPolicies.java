package io.tallystone.server.auth.access;

import io.tallystone.server.auth.policy.PolicyDocument;
import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import java.util.List;
import java.util.Set;

/** The trust policies of roles: they must allow whoever assumes the role. */
final class TrustPolicies implements ResourcePolicies {
  private static final Set<String> ACTIONS =
      Set.of("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity");

  private final Identities identities;
  private final ParsedPolicies parsed;

  TrustPolicies(Identities identities, ParsedPolicies parsed) {
    this.identities = identities;
    this.parsed = parsed;
  }

  @Override
  public Attached of(Access access, Call call) {
    if (!ACTIONS.contains(access.action())) {
      return Attached.none();
    }
    List<PolicyDocument> trust =
        identities
            .role(access.resource())
            .map(role -> List.of(parsed.of(role.trust(), PolicyType.TRUST)))
            .orElse(List.of());
    return new Attached("role trust policy", true, trust);
  }
}
