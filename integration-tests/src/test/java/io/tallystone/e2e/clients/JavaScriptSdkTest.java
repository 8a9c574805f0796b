package io.tallystone.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystone.e2e.process.Clients;
import io.tallystone.e2e.process.Launcher;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The AWS SDK for JavaScript v3 against the packaged server. */
class JavaScriptSdkTest {

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void writesReadsFiltersAndTails() {
    String node = Clients.nodeWithAwsSdk();
    ServerProcess server = tallystone.server();

    JsonNode result =
        Clients.json(
            tallystone.run(
                server.clientEnvironment(server.root()),
                List.of(node, Launcher.client("js/logs.mjs").toString())));

    assertThat(result.path("got"))
        .extracting(JsonNode::asText)
        .containsExactly("ERROR one", "INFO two", "ERROR three \ud83d\ude00");
    assertThat(result.path("filtered"))
        .extracting(JsonNode::asText)
        .containsExactly("ERROR one", "ERROR three \ud83d\ude00");
    assertThat(result.path("missing").asText())
        .isEqualTo("The specified log group does not exist.");
    assertThat(result.path("identity").asText()).isEqualTo("arn:aws:iam::000000000000:root");
    assertThat(result.path("tailed")).extracting(JsonNode::asText).containsExactly("live one");
  }
}
