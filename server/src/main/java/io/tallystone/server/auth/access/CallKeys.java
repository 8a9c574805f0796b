package io.tallystone.server.auth.access;

import io.tallystone.server.auth.policy.ContextKeys;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The condition keys of a call (IAM User Guide, "AWS global condition context keys"), as far as
 * they can be known here, and those that the operation adds. Computed when asked for.
 */
final class CallKeys implements ContextKeys {
  private static final String PRINCIPAL_TAG = "aws:principaltag/";
  private static final String REQUEST_TAG = "aws:requesttag/";

  private final Call call;
  private final String resourceAccount;
  private final String sourceIdentity;
  private final Map<String, String> principalTags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> added = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  CallKeys(
      Access access,
      Call call,
      String resourceAccount,
      Map<String, String> principalTags,
      String sourceIdentity) {
    this.call = call;
    this.resourceAccount = resourceAccount;
    this.sourceIdentity = sourceIdentity;
    this.principalTags.putAll(principalTags);
    this.added.putAll(access.context());
  }

  @Override
  public List<String> values(String key) {
    String given = added.get(key);
    if (given != null) {
      return List.of(given);
    }
    if (key.startsWith(PRINCIPAL_TAG)) {
      return present(principalTags.getOrDefault(key.substring(PRINCIPAL_TAG.length()), ""));
    }
    return switch (key) {
      case "aws:currenttime" -> List.of(call.time().truncatedTo(ChronoUnit.SECONDS).toString());
      case "aws:epochtime" -> List.of(Long.toString(call.time().getEpochSecond()));
      case "aws:sourceip" -> present(call.sourceIp());
      case "aws:securetransport" -> List.of(Boolean.toString(call.tls()));
      case "aws:useragent" -> present(call.userAgent());
      case "aws:referer" -> present(call.header("referer").orElse(""));
      case "aws:requestedregion" -> present(call.region());
      case "aws:resourceaccount" -> present(resourceAccount);
      case "aws:sourceidentity" -> present(sourceIdentity);
      case "aws:viaawsservice" -> List.of("false");
      case "aws:tagkeys" -> requestTagKeys();
      default -> ofPrincipal(key, call.principal());
    };
  }

  private static List<String> ofPrincipal(String key, Principal principal) {
    boolean service = principal.kind() == Principal.Kind.AWS_SERVICE;
    return switch (key) {
      case "aws:username" ->
          principal.kind() == Principal.Kind.IAM_USER ? present(principal.userName()) : List.of();
      case "aws:userid" -> present(principal.principalId());
      case "aws:principalarn" -> present(principalArn(principal));
      case "aws:principalaccount" -> service ? List.of() : present(principal.account());
      case "aws:principaltype" -> present(type(principal.kind()));
      case "aws:principalisawsservice" -> List.of(Boolean.toString(service));
      case "aws:principalservicename" -> service ? present(principal.principalId()) : List.of();
      case "aws:tokenissuetime" ->
          ofSession(
              principal, session -> session.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
      // Absent with long-term keys, which is why AWS recommends BoolIfExists.
      case "aws:multifactorauthpresent" ->
          ofSession(principal, session -> Boolean.toString(session.mfa()));
      default -> List.of();
    };
  }

  private static List<String> ofSession(
      Principal principal, Function<Principal.Session, String> value) {
    Principal.Session session = principal.session();
    return session == null ? List.of() : List.of(value.apply(session));
  }

  private List<String> requestTagKeys() {
    List<String> keys = new ArrayList<>();
    for (String key : added.keySet()) {
      if (key.regionMatches(true, 0, REQUEST_TAG, 0, REQUEST_TAG.length())) {
        keys.add(key.substring(REQUEST_TAG.length()));
      }
    }
    return List.copyOf(keys);
  }

  /** Of a session it is the role's ARN. */
  private static String principalArn(Principal principal) {
    Principal.Session session = principal.session();
    return principal.kind() == Principal.Kind.ASSUMED_ROLE && session != null
        ? session.issuerArn()
        : principal.arn();
  }

  private static String type(Principal.Kind kind) {
    return switch (kind) {
      case ROOT -> "Account";
      case IAM_USER -> "User";
      case ASSUMED_ROLE -> "AssumedRole";
      case FEDERATED_USER -> "FederatedUser";
      case ANONYMOUS -> "Anonymous";
      case AWS_SERVICE -> "";
    };
  }

  private static List<String> present(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }
}
