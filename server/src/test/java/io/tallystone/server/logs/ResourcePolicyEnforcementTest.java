package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What resource policies let the SDK's clients do, over a socket with signatures checked. */
final class ResourcePolicyEnforcementTest {
  private static final String GROUP =
      "arn:aws:logs:eu-central-1:" + PolicyServer.ACCOUNT + ":log-group:g";
  private static final String WRITER = "arn:aws:iam::" + PolicyServer.ACCOUNT + ":user/writer";
  private static final String OTHER_ACCOUNT =
      "arn:aws:iam::" + PolicyServer.OTHER_ACCOUNT + ":root";

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
  void aPolicyOfTheAccountLetsTheUserItNamesInWithoutAPolicyOfItsOwn() {
    assertDenied(() -> createStream("before"), "no identity-based policy");
    putOfAccount("let-in", statement("Allow", WRITER, "logs:CreateLogStream", GROUP + ":*"));

    createStream("after");

    assertDenied(
        () -> server.writer.describeLogStreams(r -> r.logGroupName("g")),
        "no identity-based policy");
    server.root.deleteResourcePolicy(r -> r.policyName("let-in"));
    assertDenied(() -> createStream("taken away"), "no identity-based policy");
  }

  @Test
  @DisplayName("faults row 9: an explicit deny in a resource policy wins over every allow")
  void anExplicitDenyOfAGroupsPolicyWinsOverTheAccountsAllow() {
    putOfAccount("let-in", statement("Allow", WRITER, "logs:*", "*"));
    createStream("before");
    server.root.putResourcePolicy(
        r ->
            r.policyName("closed")
                .resourceArn(GROUP)
                .policyDocument(statement("Deny", WRITER, "logs:CreateLogStream", GROUP + ":*")));

    assertDenied(() -> createStream("after"), "explicit deny in a resource-based policy");

    server.root.createLogGroup(r -> r.logGroupName("other"));
    server.writer.createLogStream(r -> r.logGroupName("other").logStreamName("s"));
  }

  @Test
  void aUserOfAnotherAccountNeedsItsOwnPolicyAndTheGroupOwners() {
    assertDenied(() -> tagsOf(server.stranger), "no identity-based policy");
    assertDenied(() -> tagsOf(server.guest), "no resource-based policy");
    putOfAccount("share", statement("Allow", OTHER_ACCOUNT, "logs:ListTagsForResource", GROUP));

    assertDenied(() -> tagsOf(server.stranger), "no identity-based policy");
    // Allowed by both. That groups of other accounts are out of reach is another matter.
    assertThatThrownBy(() -> tagsOf(server.guest)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aGroupMadeAnewDoesNotInheritThePolicyOfTheOneBefore() {
    server.root.putResourcePolicy(
        r ->
            r.policyName("open")
                .resourceArn(GROUP)
                .policyDocument(statement("Allow", WRITER, "logs:CreateLogStream", "*")));
    createStream("before");
    server.root.deleteLogGroup(r -> r.logGroupName("g"));
    server.root.createLogGroup(r -> r.logGroupName("g"));

    assertDenied(() -> createStream("after"), "no identity-based policy");
    assertThat(server.root.describeResourcePolicies(r -> r.resourceArn(GROUP)).resourcePolicies())
        .isEmpty();
  }

  @Test
  void aDocumentHasAtMostAsManyCharactersAsAwsAllowsToday() {
    String document = statement("Allow", WRITER, "logs:CreateLogStream", "*");
    putOfAccount("longest", document + " ".repeat(51_200 - document.length()));

    createStream("s");

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

  private static String statement(String effect, String principal, String action, String resource) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"%s","Principal":{"AWS":"%s"},
         "Action":"%s","Resource":"%s"}]}"""
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
