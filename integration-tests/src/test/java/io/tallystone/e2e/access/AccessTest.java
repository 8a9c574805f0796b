package io.tallystone.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystone.e2e.process.Clients;
import io.tallystone.e2e.process.Credentials;
import io.tallystone.e2e.process.Launcher;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sts.StsClient;

/** Users, policies and sessions as boto3 meets them. */
class AccessTest {

  private static final String USER = "arn:aws:iam::000000000000:user/writer";

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName("faults row 9: policies allow and deny as they are written")
  void policiesAllowAndDenyAsWritten() {
    String python = Clients.pythonWithBoto3();
    ServerProcess server = tallystone.server();
    Map<String, String> environment = server.clientEnvironment(server.root());
    environment.put("NOW", String.valueOf(System.currentTimeMillis()));

    JsonNode result =
        Clients.json(
            tallystone.run(
                environment, List.of(python, Launcher.client("python/access.py").toString())));

    assertThat(text(result, "identity")).isEqualTo(USER);
    assertThat(text(result, "beforePolicy")).startsWith(denied(USER, "logs:PutLogEvents"));
    assertThat(text(result, "allowed")).isEqualTo("ok");
    assertThat(text(result, "otherGroup"))
        .startsWith(denied(USER, "logs:PutLogEvents"))
        .contains("log-group:/access/other")
        .endsWith("because no identity-based policy allows the logs:PutLogEvents action");
    assertThat(text(result, "otherAction")).startsWith(denied(USER, "logs:FilterLogEvents"));
    assertThat(text(result, "iamAction"))
        .startsWith(
            "AccessDenied: User: "
                + USER
                + " is not authorized to perform: iam:CreateUser on resource:");

    String role = "arn:aws:sts::000000000000:assumed-role/reader/e2e";
    assertThat(text(result, "roleIdentity")).isEqualTo(role);
    assertThat(result.path("roleReads")).extracting(JsonNode::asText).containsExactly("m");
    assertThat(text(result, "roleDenied"))
        .startsWith(denied(role, "logs:FilterLogEvents"))
        .endsWith("with an explicit deny in an identity-based policy");
    assertThat(text(result, "roleWrites")).startsWith(denied(role, "logs:PutLogEvents"));
    assertThat(text(result, "withoutToken")).startsWith("UnrecognizedClientException: ");

    assertThat(text(result, "inactiveKey")).startsWith("UnrecognizedClientException: ");
    assertThat(text(result, "activeAgain")).isEqualTo("ok");
    assertThat(text(result, "policyGone")).startsWith(denied(USER, "logs:PutLogEvents"));
    assertThat(text(result, "malformed")).startsWith("MalformedPolicyDocument: ");

    // What was granted is stored durably.
    server.kill9();
    server.restart();
    JsonNode key = result.path("userKey");
    try (StsClient sts = server.sts(new Credentials(text(key, "id"), text(key, "secret")))) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo(USER);
    }
  }

  private static String text(JsonNode result, String field) {
    return result.path(field).asText();
  }

  private static String denied(String who, String action) {
    return "AccessDeniedException: User: "
        + who
        + " is not authorized to perform: "
        + action
        + " on resource: arn:aws:logs:"
        + ServerProcess.REGION;
  }
}
