package io.tallystone.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The SDK's own clients against IAM and STS over a socket. */
class AuthEndToEndTest {
  private static final String ALLOW_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
  private static final String DENY_ALL = ALLOW_ALL.replace("Allow", "Deny");

  @TempDir Path directory;

  private AuthServer server;
  private IamClient root;

  @BeforeEach
  void start() throws Exception {
    server = new AuthServer(directory, Clock.systemUTC());
    root = server.iam(server.root());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AccessKey newUser(String name) {
    root.createUser(r -> r.userName(name));
    return root.createAccessKey(r -> r.userName(name)).accessKey();
  }

  private static void assertFails(ThrowingCallable call, int status, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  @Test
  @DisplayName("faults row 9: a user may what its policies allow and nothing denies")
  void aUserMayWhatItsPoliciesAllow() {
    AccessKey key = newUser("ann");
    IamClient ann = server.iam(AuthServer.of(key));
    assertThat(server.sts(AuthServer.of(key)).getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::000000000000:user/ann");
    assertFails(
        () -> ann.listUsers(),
        403,
        "AccessDenied",
        "User: arn:aws:iam::000000000000:user/ann is not authorized to perform: iam:ListUsers on"
            + " resource: arn:aws:iam::000000000000:user/ because no identity-based policy allows"
            + " the iam:ListUsers action");
    root.attachUserPolicy(
        r -> r.userName("ann").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
    assertThat(ann.listUsers().users()).extracting(User::userName).containsExactly("ann");
    assertFails(() -> ann.createUser(r -> r.userName("bob")), 403, "AccessDenied", "CreateUser");
    root.putUserPolicy(r -> r.userName("ann").policyName("no").policyDocument(DENY_ALL));
    assertFails(
        () -> ann.listUsers(),
        403,
        "AccessDenied",
        "with an explicit deny in an identity-based policy");
  }

  @Test
  @DisplayName("faults row 9: a malformed policy is MalformedPolicyDocument and not stored")
  void aMalformedPolicyIsRefused() {
    newUser("ann");
    assertFails(
        () -> root.putUserPolicy(r -> r.userName("ann").policyName("p").policyDocument("{}")),
        400,
        "MalformedPolicyDocument",
        "Syntax errors in policy.");
    assertThat(root.listUserPolicies(r -> r.userName("ann")).policyNames()).isEmpty();
  }

  @Test
  void errorsAreAwsOwn() {
    newUser("ann");
    assertFails(
        () -> root.getUser(r -> r.userName("bob")),
        404,
        "NoSuchEntity",
        "The user with name bob cannot be found.");
    assertFails(
        () -> root.createUser(r -> r.userName("ANN")),
        409,
        "EntityAlreadyExists",
        "User with name ANN already exists.");
    assertFails(
        () -> root.deleteUser(r -> r.userName("ann")),
        409,
        "DeleteConflict",
        "Cannot delete entity, must delete access keys first.");
    root.createAccessKey(r -> r.userName("ann"));
    assertFails(
        () -> root.createAccessKey(r -> r.userName("ann")),
        409,
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2");
    assertFails(
        () -> root.attachUserPolicy(r -> r.userName("ann").policyArn("arn:aws:iam::aws:policy/No")),
        404,
        "NoSuchEntity",
        "Policy arn:aws:iam::aws:policy/No does not exist or is not attachable.");
  }

  @Test
  void anInactiveKeyIsNoKey() {
    AccessKey key = newUser("ann");
    root.updateAccessKey(
        r -> r.userName("ann").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
    StsClient ann = server.sts(AuthServer.of(key));
    assertThatThrownBy(ann::getCallerIdentity)
        .isInstanceOfSatisfying(
            AwsServiceException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void listsAreCutIntoPages() {
    List<String> names = Stream.of("a", "B", "c", "D", "e").toList();
    names.forEach(name -> root.createUser(r -> r.userName(name).path("/team/")));
    root.createUser(r -> r.userName("other"));
    List<String> seen = new ArrayList<>();
    root.listUsersPaginator(r -> r.maxItems(2).pathPrefix("/team/"))
        .forEach(page -> page.users().forEach(user -> seen.add(user.userName())));
    assertThat(seen).isEqualTo(names);
  }

  @Test
  void managedPoliciesRoundTripWithTheirVersions() {
    String arn =
        root.createPolicy(r -> r.policyName("p").path("/x/").policyDocument(ALLOW_ALL))
            .policy()
            .arn();
    assertThat(arn).isEqualTo("arn:aws:iam::000000000000:policy/x/p");
    root.createPolicyVersion(r -> r.policyArn(arn).policyDocument(DENY_ALL).setAsDefault(true));
    assertThat(root.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v2");
    String document =
        root.getPolicyVersion(r -> r.policyArn(arn).versionId("v2")).policyVersion().document();
    assertThat(document).startsWith("%7B%22Version%22");
    assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(DENY_ALL);
    assertFails(
        () -> root.deletePolicy(r -> r.policyArn(arn)), 409, "DeleteConflict", "more than one");
    root.createGroup(r -> r.groupName("devs"));
    root.attachGroupPolicy(r -> r.groupName("devs").policyArn(arn));
    assertThat(root.listEntitiesForPolicy(r -> r.policyArn(arn)).policyGroups()).hasSize(1);
    root.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1"));
    assertFails(() -> root.deletePolicy(r -> r.policyArn(arn)), 409, "DeleteConflict", "attached");
    root.detachGroupPolicy(r -> r.groupName("devs").policyArn(arn));
    root.deletePolicy(r -> r.policyArn(arn));
    assertFails(() -> root.getPolicy(r -> r.policyArn(arn)), 404, "NoSuchEntity", arn);
  }

  @Test
  void groupsKeepTheirMembersWhenRenamed() {
    AccessKey key = newUser("ann");
    root.createGroup(r -> r.groupName("devs"));
    root.addUserToGroup(r -> r.groupName("devs").userName("ann"));
    root.putGroupPolicy(r -> r.groupName("devs").policyName("p").policyDocument(ALLOW_ALL));
    root.updateGroup(r -> r.groupName("devs").newGroupName("ops"));
    assertThat(root.getGroup(r -> r.groupName("ops")).users()).hasSize(1);
    assertThat(server.iam(AuthServer.of(key)).listGroupsForUser(r -> r.userName("ann")).groups())
        .hasSize(1);
  }

  @Test
  void aRoleIsAssumedByWhomItTrustsAndItsSessionOutlivesARestart() throws Exception {
    AccessKey key = newUser("ann");
    String trust =
        """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
         "Principal":{"AWS":"arn:aws:iam::000000000000:user/ann"},
         "Condition":{"StringEquals":{"sts:ExternalId":"42"}}}}""";
    Role role =
        root.createRole(
                r ->
                    r.roleName("app")
                        .assumeRolePolicyDocument(trust)
                        .tags(Tag.builder().key("team").value("red").build()))
            .role();
    root.putRolePolicy(r -> r.roleName("app").policyName("p").policyDocument(ALLOW_ALL));
    StsClient ann = server.sts(AuthServer.of(key));
    assertFails(
        () -> ann.assumeRole(r -> r.roleArn(role.arn()).roleSessionName("one")),
        403,
        "AccessDenied",
        "because no role trust policy allows the sts:AssumeRole action");
    Credentials session =
        ann.assumeRole(r -> r.roleArn(role.arn()).roleSessionName("one").externalId("42"))
            .credentials();
    assertThat(session.accessKeyId()).startsWith("ASIA");
    stop();
    start();
    assertThat(server.sts(AuthServer.of(session)).getCallerIdentity().arn())
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/app/one");
    assertThat(server.iam(AuthServer.of(session)).listRoles().roles()).hasSize(1);
    Credentials narrow =
        server
            .sts(AuthServer.of(key))
            .assumeRole(
                r ->
                    r.roleArn(role.arn())
                        .roleSessionName("two")
                        .externalId("42")
                        .policy(ALLOW_ALL.replace("\"Action\":\"*\"", "\"Action\":\"iam:Get*\"")))
            .credentials();
    assertFails(
        () -> server.iam(AuthServer.of(narrow)).listRoles(),
        403,
        "AccessDenied",
        "because no session policy allows the iam:ListRoles action");
    assertFails(
        () ->
            server
                .sts(AuthServer.of(key))
                .assumeRole(
                    r ->
                        r.roleArn(role.arn())
                            .roleSessionName("one")
                            .durationSeconds(7_200)
                            .externalId("42")),
        400,
        "ValidationError",
        "exceeds the MaxSessionDuration");
  }

  @Test
  @DisplayName("faults row 4: an expired session is told that it expired")
  void anExpiredSessionIsRefused() throws Exception {
    AccessKey key = newUser("ann");
    stop();
    server =
        new AuthServer(directory, Clock.offset(Clock.systemUTC(), Duration.ofHours(1).negated()));
    Credentials session =
        server.sts(AuthServer.of(key)).getSessionToken(r -> r.durationSeconds(900)).credentials();
    assertFails(
        () -> server.sts(AuthServer.of(session)).getCallerIdentity(),
        403,
        "ExpiredToken",
        "expired");
  }

  @Test
  void aUsersOwnSessionCannotCallIam() {
    AccessKey key = newUser("ann");
    root.putUserPolicy(r -> r.userName("ann").policyName("p").policyDocument(ALLOW_ALL));
    Credentials session = server.sts(AuthServer.of(key)).getSessionToken().credentials();
    assertThat(server.sts(AuthServer.of(session)).getCallerIdentity().userId()).startsWith("AIDA");
    assertFails(
        () -> server.iam(AuthServer.of(session)).listUsers(), 403, "AccessDenied", "without MFA");
  }

  @Test
  void accessKeysTellTheirAccountAndLastUse() {
    AccessKey key = newUser("ann");
    assertThat(server.sts(AuthServer.of(key)).getCallerIdentity().account())
        .isEqualTo(Auth.DEFAULT_ACCOUNT);
    var last = root.getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId()));
    assertThat(last.userName()).isEqualTo("ann");
    assertThat(last.accessKeyLastUsed().serviceName()).isEqualTo("sts");
    assertThat(root.getUser().user().arn()).isEqualTo("arn:aws:iam::000000000000:root");
  }

  @Test
  @DisplayName("faults row 10: an anonymous call is refused")
  void anAnonymousCallIsRefused() {
    IamClient nobody = server.iam(AnonymousCredentialsProvider.create());
    assertFails(() -> nobody.listUsers(), 403, "MissingAuthenticationToken", "");
  }
}
