package io.tallystone.server.auth.sts;

import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.Role;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;

/** Gives temporary credentials of a role to whom its trust policy allows. */
final class AssumeRole implements Operation<AssumeRoleRequest, AssumeRoleResponse> {
  private static final int DEFAULT_SECONDS = 3_600;
  private static final int CHAINED_SECONDS = 3_600;

  private final Sts sts;

  AssumeRole(Sts sts) {
    this.sts = sts;
  }

  @Override
  public String name() {
    return "AssumeRole";
  }

  @Override
  public List<Access> access(AssumeRoleRequest input, Call call) {
    Map<String, String> keys = keys(input);
    List<Access> all = new ArrayList<>();
    all.add(new Access("sts:AssumeRole", input.roleArn(), keys));
    if (input.hasTags() && !input.tags().isEmpty()) {
      all.add(new Access("sts:TagSession", input.roleArn(), keys));
    }
    if (input.sourceIdentity() != null) {
      all.add(new Access("sts:SetSourceIdentity", input.roleArn(), keys));
    }
    return List.copyOf(all);
  }

  private Map<String, String> keys(AssumeRoleRequest input) {
    Map<String, String> keys = new TreeMap<>();
    keys.put("sts:RoleSessionName", input.roleSessionName());
    if (input.externalId() != null) {
      keys.put("sts:ExternalId", input.externalId());
    }
    if (input.sourceIdentity() != null) {
      keys.put("sts:SourceIdentity", input.sourceIdentity());
    }
    SessionTags.asked(input).forEach((key, value) -> keys.put("aws:RequestTag/" + key, value));
    sts.identities()
        .role(input.roleArn())
        .ifPresent(
            role -> role.tags().forEach((key, value) -> keys.put("aws:ResourceTag/" + key, value)));
    return keys;
  }

  @Override
  public AssumeRoleResponse handle(AssumeRoleRequest input, Call call) {
    Principal caller = call.principal();
    if (caller.kind() == Principal.Kind.ROOT && !sts.rootMayAssumeRoles()) {
      throw StsErrors.accessDenied("Roles may not be assumed by root accounts.");
    }
    Role role = sts.identities().role(input.roleArn()).orElseThrow(() -> unknown(input, caller));
    if (input.serialNumber() != null || input.tokenCode() != null) {
      // There are no MFA devices, so no code is the right one.
      throw StsErrors.accessDenied(
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    if (input.hasProvidedContexts() && !input.providedContexts().isEmpty()) {
      throw StsErrors.validation("ProvidedContexts is not supported: there are no providers.");
    }
    Principal.Session chained = caller.session();
    Duration duration = duration(input, role, caller.kind() == Principal.Kind.ASSUMED_ROLE);
    String account = Identities.accountOf(input.roleArn());
    SessionTags tags = SessionTags.of(input, chained);
    Sessions.Terms terms =
        new Sessions.Terms(
            sourceIdentity(input, chained),
            tags.transitive(),
            tags.tags(),
            SessionPolicies.inline(input),
            SessionPolicies.arns(input, sts.identities(), account));
    SessionPolicies.requireRoom(terms);
    Sessions.Subject subject = subject(input, role, account);
    return AssumeRoleResponse.builder()
        .credentials(sts.sessions().issue(subject, duration, terms))
        .assumedRoleUser(
            AssumedRoleUser.builder()
                .assumedRoleId(subject.principalId())
                .arn(subject.arn())
                .build())
        .sourceIdentity(terms.sourceIdentity().isEmpty() ? null : terms.sourceIdentity())
        .build();
  }

  private static Sessions.Subject subject(AssumeRoleRequest input, Role role, String account) {
    String name = role.name() + "/" + input.roleSessionName();
    return new Sessions.Subject(
        Principal.Kind.ASSUMED_ROLE,
        account,
        "arn:aws:sts::" + account + ":assumed-role/" + name,
        role.id() + ":" + input.roleSessionName(),
        name,
        role.arn(account));
  }

  private static Duration duration(AssumeRoleRequest input, Role role, boolean chained) {
    int seconds = input.durationSeconds() == null ? DEFAULT_SECONDS : input.durationSeconds();
    if (chained && seconds > CHAINED_SECONDS) {
      throw StsErrors.validation(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining");
    }
    if (seconds > role.maxSessionSeconds()) {
      throw StsErrors.validation(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Once set it stays, through all roles that the session assumes. */
  private static String sourceIdentity(
      AssumeRoleRequest input, Principal.@Nullable Session chained) {
    String inherited = chained == null ? "" : chained.sourceIdentity();
    String asked = input.sourceIdentity() == null ? inherited : input.sourceIdentity();
    if (!inherited.isEmpty() && !inherited.equals(asked)) {
      throw StsErrors.accessDenied(
          "The source identity of a session cannot be changed: " + inherited);
    }
    return asked;
  }

  /** As for a role that the caller may not assume, so that nobody can probe for names. */
  private static RuntimeException unknown(AssumeRoleRequest input, Principal caller) {
    return StsErrors.accessDenied(
        "User: "
            + caller.arn()
            + " is not authorized to perform: sts:AssumeRole on resource: "
            + input.roleArn());
  }
}
