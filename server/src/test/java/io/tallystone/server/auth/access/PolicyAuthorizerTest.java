package io.tallystone.server.auth.access;

import static io.tallystone.server.auth.access.Evaluation.ACCOUNT;
import static io.tallystone.server.auth.access.Evaluation.APP;
import static io.tallystone.server.auth.access.Evaluation.OTHER;
import static io.tallystone.server.auth.access.Evaluation.allow;
import static io.tallystone.server.auth.access.Evaluation.deny;
import static io.tallystone.server.auth.access.Evaluation.grant;
import static io.tallystone.server.auth.access.Evaluation.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.server.auth.Calls;
import io.tallystone.wire.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cases of the IAM User Guide's "Policy evaluation logic" pages. */
class PolicyAuthorizerTest {
  private static final String NO_IDENTITY =
      "because no identity-based policy allows the logs:PutLogEvents action";
  private static final String USER = "{\"AWS\":\"arn:aws:iam::123456789012:user/ann\"}";
  private static final String ROLE = "{\"AWS\":\"arn:aws:iam::123456789012:role/app\"}";
  private static final String SESSION =
      "{\"AWS\":\"arn:aws:sts::123456789012:assumed-role/app/one\"}";
  private static final String THE_ACCOUNT = "{\"AWS\":\"123456789012\"}";

  private final Evaluation world = new Evaluation();

  @Test
  void nothingIsAllowedWithoutAPolicy() {
    assertThat(world.decide(world.user())).isEqualTo(NO_IDENTITY);
  }

  @Test
  void anIdentityPolicyAllows() {
    assertThat(world.decide(world.user(allow("LOGS:put*")))).isEqualTo("allowed");
  }

  @Test
  @DisplayName("faults row 9: an explicit deny wins over an allow")
  void anExplicitDenyWins() {
    assertThat(world.decide(world.user(allow("*"), deny("logs:PutLogEvents"))))
        .isEqualTo("with an explicit deny in an identity-based policy");
  }

  @Test
  void groupsCount() {
    assertThat(world.decide(world.member(allow("logs:*")))).isEqualTo("allowed");
  }

  @Test
  void resourcesAreMatchedWithWildcardsAndVariables() {
    Principal ann =
        world.user(
            statement("Allow", "logs:*", "arn:aws:logs:*:*:log-group:${aws:username}-*"),
            statement("Allow", "logs:*", "arn:aws:logs:*:*:log-group:${aws:PrincipalTag/team}:*"));
    assertThat(world.decide(ann, "logs:PutLogEvents", group("ann-x"))).isEqualTo("allowed");
    assertThat(world.decide(ann, "logs:PutLogEvents", group("red"))).isEqualTo("allowed");
    assertThat(world.decide(ann, "logs:PutLogEvents", group("bob-x"))).isEqualTo(NO_IDENTITY);
  }

  @Test
  void aBoundaryLimitsAndDoesNotGrant() {
    world.boundary(allow("logs:Get*"));
    Principal ann = world.user(allow("logs:*"));
    assertThat(world.decide(ann))
        .isEqualTo("because no permissions boundary allows the logs:PutLogEvents action");
    assertThat(world.decide(ann, "logs:GetLogEvents", APP)).isEqualTo("allowed");
    assertThat(new Evaluation().boundary(allow("*")).decide(new Evaluation().user()))
        .isEqualTo(NO_IDENTITY);
  }

  @Test
  void denialsNameThePolicyThatDenies() {
    world.boundary(deny("logs:*"));
    assertThat(world.decide(world.user(allow("*"))))
        .isEqualTo("with an explicit deny in a permissions boundary");
    Evaluation limited = new Evaluation().session(deny("logs:*"));
    assertThat(limited.decide(limited.role(allow("*"))))
        .isEqualTo("with an explicit deny in a session policy");
    Evaluation resource = new Evaluation().resource(grant("Deny", "\"*\""));
    assertThat(resource.decide(resource.user(allow("*"))))
        .isEqualTo("with an explicit deny in a resource-based policy");
  }

  @Test
  void aSessionPolicyIntersects() {
    world.session(allow("logs:Get*"));
    Principal session = world.role(allow("logs:*"));
    assertThat(world.decide(session))
        .isEqualTo("because no session policy allows the logs:PutLogEvents action");
    assertThat(world.decide(session, "logs:GetLogEvents", APP)).isEqualTo("allowed");
  }

  @Test
  void aSessionHasNothingOfARoleThatWasMadeAnew() {
    Principal session = world.role(allow("logs:*"));
    Evaluation anew = new Evaluation();
    anew.role(allow("logs:*"));
    Principal old =
        new Principal(
            session.kind(),
            session.account(),
            session.arn(),
            "AROA0:one",
            session.userName(),
            session.accessKeyId(),
            session.session());
    assertThat(anew.decide(old)).isEqualTo(NO_IDENTITY);
  }

  @Test
  void inTheSameAccountAResourcePolicyForTheUserSuffices() {
    world.boundary(allow("s3:*")).resource(grant("Allow", USER));
    assertThat(world.decide(world.user())).isEqualTo("allowed");
  }

  @Test
  void aResourcePolicyForTheAccountDelegates() {
    world.resource(grant("Allow", THE_ACCOUNT));
    assertThat(world.decide(world.user())).isEqualTo(NO_IDENTITY);
  }

  @Test
  void aResourcePolicyForTheRoleIsLimitedByBoundaryAndSession() {
    world.resource(grant("Allow", ROLE));
    assertThat(world.decide(world.role())).isEqualTo("allowed");
    Evaluation limited = new Evaluation().boundary(allow("s3:*")).resource(grant("Allow", ROLE));
    assertThat(limited.decide(limited.role()))
        .isEqualTo("because no permissions boundary allows the logs:PutLogEvents action");
    Evaluation narrowed = new Evaluation().session(allow("s3:*")).resource(grant("Allow", ROLE));
    assertThat(narrowed.decide(narrowed.role()))
        .isEqualTo("because no session policy allows the logs:PutLogEvents action");
  }

  @Test
  void aResourcePolicyForTheSessionIsNot() {
    world.boundary(allow("s3:*")).session(allow("s3:*")).resource(grant("Allow", SESSION));
    assertThat(world.decide(world.role())).isEqualTo("allowed");
  }

  @Test
  void acrossAccountsBothSidesMustAllow() {
    String foreign = APP.replace(ACCOUNT, OTHER);
    Principal ann = world.user(allow("logs:*"));
    assertThat(world.decide(ann, "logs:PutLogEvents", foreign))
        .isEqualTo("because no resource-based policy allows the logs:PutLogEvents action");
    world.resource(grant("Allow", THE_ACCOUNT));
    assertThat(world.decide(ann, "logs:PutLogEvents", foreign)).isEqualTo("allowed");
    Evaluation without = new Evaluation().resource(grant("Allow", USER));
    assertThat(without.decide(without.user(), "logs:PutLogEvents", foreign)).isEqualTo(NO_IDENTITY);
  }

  @Test
  void theRootMayEverythingButWhatAResourcePolicyDenies() {
    assertThat(world.decide(Calls.root(ACCOUNT))).isEqualTo("allowed");
    assertThat(world.decide(Calls.root(OTHER)))
        .isEqualTo("because no resource-based policy allows the logs:PutLogEvents action");
    world.resource(grant("Deny", "\"*\""));
    assertThat(world.decide(Calls.root(ACCOUNT)))
        .isEqualTo("with an explicit deny in a resource-based policy");
  }

  @Test
  @DisplayName("faults row 10: an anonymous caller may nothing that is not open to everybody")
  void anonymousCallersNeedAnOpenResource() {
    assertThat(world.decide(Calls.anonymous()))
        .isEqualTo("because no resource-based policy allows the logs:PutLogEvents action");
    world.resource(grant("Allow", "\"*\""));
    assertThat(world.decide(Calls.anonymous())).isEqualTo("allowed");
  }

  @Test
  void notPrincipalSparesOnlyWhoIsListedAtEveryLevel() {
    String listed =
        "{\"AWS\":[\"arn:aws:iam::123456789012:user/ann\",\"arn:aws:iam::123456789012:root\"]}";
    world.resource(grant("Deny", "X").replace("\"Principal\":X", "\"NotPrincipal\":" + listed));
    assertThat(world.decide(world.user(allow("*")))).isEqualTo("allowed");
    assertThat(world.decide(world.role(allow("*"))))
        .isEqualTo("with an explicit deny in a resource-based policy");
  }

  @Test
  void sessionTagsAndGlobalKeysAreKnown() {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*",
         "Condition":{
          "StringEquals":{"aws:PrincipalTag/Project":"blue","aws:RequestedRegion":"us-east-1",
            "aws:PrincipalType":"AssumedRole","aws:userid":"AROA1:one",
            "aws:PrincipalAccount":"123456789012","aws:ResourceAccount":"123456789012"},
          "ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/app"},
          "IpAddress":{"aws:SourceIp":"203.0.113.0/24"},
          "Bool":{"aws:SecureTransport":"true","aws:MultiFactorAuthPresent":"false"},
          "DateLessThanEquals":{"aws:TokenIssueTime":"2026-03-01T12:00:00Z"},
          "NumericEquals":{"aws:EpochTime":"1772366400"},
          "Null":{"aws:username":"true"}}}]}""";
    assertThat(world.decide(world.role(policy))).isEqualTo("allowed");
  }

  @Test
  void denyAlwaysWinsWhateverElseIsThere() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Evaluation any = new Evaluation();
      List<String> policies = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        policies.add(random.nextBoolean() ? allow("*") : allow("logs:Put*"));
      }
      policies.add(random.nextInt(policies.size() + 1), deny("logs:P*"));
      if (random.nextBoolean()) {
        any.resource(grant("Allow", random.nextBoolean() ? "\"*\"" : USER));
      }
      if (random.nextBoolean()) {
        any.boundary(allow("*"));
      }
      Principal principal =
          random.nextBoolean()
              ? any.user(Map.of(), policies.toArray(String[]::new))
              : any.role(policies.toArray(String[]::new));
      assertThat(any.decide(principal))
          .as("seed %d round %d", seed, round)
          .isEqualTo("with an explicit deny in an identity-based policy");
    }
  }

  private static String group(String name) {
    return "arn:aws:logs:us-east-1:" + ACCOUNT + ":log-group:" + name + ":*";
  }
}
