package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.wire.Authorizer.Decision;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What resource policies let the SDK's clients do, over a socket with signatures checked. */
final class ResourcePolicyEnforcementTest {
  private static final String GROUP =
      "arn:aws:logs:eu-central-1:" + PolicyServer.ACCOUNT + ":log-group:g";
  private static final String WRITER = "arn:aws:iam::" + PolicyServer.ACCOUNT + ":user/writer";
  private static final String ACCOUNT = "arn:aws:iam::" + PolicyServer.ACCOUNT + ":root";
  private static final String SERVICE = "{\"Service\":\"delivery.logs.amazonaws.com\"}";
  private static final Decision REFUSED =
      new Decision.Denied("because no resource-based policy allows the logs:PutLogEvents action");

  @TempDir Path directory;
  private PolicyServer server;

  @BeforeEach
  void start() throws Exception {
    server = new PolicyServer(directory);
    server.root.createLogGroup(r -> r.logGroupName("g"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPolicyOfTheAccountGivesUsersRolesAndOtherAccountsNothing() {
    putOfAccount("writer", statement("Allow", aws(WRITER), "logs:*", "*"));
    putOfAccount("account", statement("Allow", aws(ACCOUNT), "logs:*", "*"));
    putOfAccount("everybody", statement("Allow", "\"*\"", "logs:*", "*"));

    assertDenied(() -> createStream("s"), "no identity-based policy");
    assertDenied(() -> tagsOf(server.stranger), "no identity-based policy");
    assertDenied(() -> tagsOf(server.guest), "no resource-based policy");
  }

  @Test
  void whoMayPutPoliciesCannotGiveHimselfMore() {
    server.keeper.putResourcePolicy(
        r ->
            r.policyName("mine")
                .policyDocument(statement("Allow", "\"*\"", "logs:CreateLogStream", "*")));
    server.keeper.putResourcePolicy(
        r ->
            r.policyName("mine")
                .resourceArn(GROUP)
                .policyDocument(statement("Allow", "\"*\"", "logs:CreateLogStream", "*")));

    assertDenied(
        () -> server.keeper.createLogStream(r -> r.logGroupName("g").logStreamName("s")),
        "no identity-based policy");
  }

  @Test
  void aPolicyTakesNothingFromUsersEither() {
    putOfAccount("closed", statement("Deny", "\"*\"", "logs:*", "*"));

    server.root.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
  }

  @Test
  void servicesDeliverWhereAPolicyLetsThemAndAChangeHoldsForTheNextCall() {
    assertThat(service("logs:PutLogEvents")).isEqualTo(REFUSED);
    putOfAccount("deliver", statement("Allow", SERVICE, "logs:*", GROUP + ":*"));

    assertThat(service("logs:PutLogEvents")).isInstanceOf(Decision.Allowed.class);
    assertThat(service("logs:CreateLogStream")).isInstanceOf(Decision.Allowed.class);
    assertThat(service("logs:GetLogEvents")).isInstanceOf(Decision.Denied.class);

    server.root.deleteResourcePolicy(r -> r.policyName("deliver"));
    assertThat(service("logs:PutLogEvents")).isEqualTo(REFUSED);
  }

  @Test
  @DisplayName("faults row 9: an explicit deny in a resource policy wins over every allow")
  void anExplicitDenyOfAGroupsPolicyWinsOverTheAccountsAllow() {
    putOfAccount("deliver", statement("Allow", SERVICE, "logs:*", "*"));
    putOfGroup(statement("Deny", SERVICE, "logs:PutLogEvents", GROUP + ":*"));

    assertThat(service("logs:PutLogEvents"))
        .isEqualTo(new Decision.Denied("with an explicit deny in a resource-based policy"));
    assertThat(service("logs:CreateLogStream")).isInstanceOf(Decision.Allowed.class);
  }

  @Test
  void aGroupMadeAnewDoesNotInheritThePolicyOfTheOneBefore() {
    putOfGroup(statement("Allow", SERVICE, "logs:PutLogEvents", "*"));
    assertThat(service("logs:PutLogEvents")).isInstanceOf(Decision.Allowed.class);
    server.root.deleteLogGroup(r -> r.logGroupName("g"));
    server.root.createLogGroup(r -> r.logGroupName("g"));

    assertThat(service("logs:PutLogEvents")).isEqualTo(REFUSED);
    assertThat(server.root.describeResourcePolicies(r -> r.resourceArn(GROUP)).resourcePolicies())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-cn", "aws-us-gov"})
  void anArnOfAnotherPartitionNamesNoGroupHere(String partition) {
    String arn = GROUP.replace("arn:aws:", "arn:" + partition + ":");

    assertThatThrownBy(
            () ->
                server.root.putResourcePolicy(
                    r ->
                        r.policyName("p")
                            .resourceArn(arn)
                            .policyDocument(statement("Allow", SERVICE, "logs:*", "*"))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> server.root.tagResource(r -> r.resourceArn(arn).tags(Map.of("k", ""))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aDocumentHasAtMostAsManyCharactersAsAwsAllowsToday() {
    String document = statement("Allow", SERVICE, "logs:PutLogEvents", "*");
    putOfAccount("longest", document + " ".repeat(51_200 - document.length()));

    assertThat(service("logs:PutLogEvents")).isInstanceOf(Decision.Allowed.class);

    assertThatThrownBy(
            () -> putOfAccount("longer", document + " ".repeat(51_201 - document.length())))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("51200");
  }

  private void createStream(String name) {
    server.writer.createLogStream(r -> r.logGroupName("g").logStreamName(name));
  }

  private static void tagsOf(CloudWatchLogsClient client) {
    client.listTagsForResource(r -> r.resourceArn(GROUP));
  }

  private void putOfAccount(String name, String document) {
    server.root.putResourcePolicy(r -> r.policyName(name).policyDocument(document));
  }

  private void putOfGroup(String document) {
    server.root.putResourcePolicy(
        r -> r.policyName("group").resourceArn(GROUP).policyDocument(document));
  }

  private Decision service(String action) {
    return server.service(action, GROUP + ":log-stream:s");
  }

  private static String aws(String arn) {
    return "{\"AWS\":\"" + arn + "\"}";
  }

  private static String statement(String effect, String principal, String action, String resource) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"%s","Principal":%s,
     "Action":"%s","Resource":"%s"}]}\
    """
        .formatted(effect, principal, action, resource);
  }

  private static void assertDenied(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CloudWatchLogsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(e.getMessage()).contains(why);
            });
  }
}
