package io.tallystone.server.auth.access;

import io.tallystone.server.auth.policy.Answer;
import io.tallystone.server.auth.policy.Caller;
import io.tallystone.server.auth.policy.Question;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides from policies. Collects everything that applies and leaves the verdict to {@link
 * Verdict}.
 */
public final class PolicyAuthorizer implements Authorizer {
  private final CallerPolicies callers;
  private final List<ResourcePolicies> resources;

  /**
   * An authorizer.
   *
   * @param resources who knows policies of resources; the first that has some is asked
   */
  public PolicyAuthorizer(
      Identities identities, ParsedPolicies parsed, List<ResourcePolicies> resources) {
    this.callers = new CallerPolicies(identities, parsed);
    List<ResourcePolicies> all = new ArrayList<>(resources);
    all.add(new TrustPolicies(identities, parsed));
    this.resources = List.copyOf(all);
  }

  @Override
  public Decision decide(Access access, Call call) {
    Principal principal = call.principal();
    CallerPolicies.Policies own = callers.of(principal);
    String owner = ownerOf(access, call);
    Principal.Session session = principal.session();
    String sourceIdentity = session == null ? "" : session.sourceIdentity();
    Question question =
        new Question(
            Caller.of(principal),
            access.action(),
            access.resource(),
            new CallKeys(access, call, owner, own.tags(), sourceIdentity));
    ResourcePolicies.Attached attached = attached(access, call);
    Verdict verdict =
        new Verdict(
            access.action(),
            attached,
            Answer.of(attached.documents(), question),
            own,
            question,
            owner.equals(principal.account()));
    return verdict.decide(principal);
  }

  private ResourcePolicies.Attached attached(Access access, Call call) {
    for (ResourcePolicies policies : resources) {
      ResourcePolicies.Attached attached = policies.of(access, call);
      if (attached.required() || !attached.documents().isEmpty()) {
        return attached;
      }
    }
    return ResourcePolicies.Attached.none();
  }

  /** The account that the resource is in; the call's where the ARN does not tell. */
  private static String ownerOf(Access access, Call call) {
    String account = Identities.accountOf(access.resource());
    return account.isEmpty() || account.contains("*") ? call.account() : account;
  }
}
