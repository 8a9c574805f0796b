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

/** boto3 against the packaged server. */
class Boto3Test {

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  void writesReadsFiltersAndTails() {
    String python = Clients.pythonWithBoto3();
    ServerProcess server = tallystone.server();

    JsonNode result =
        Clients.json(
            tallystone.run(
                server.clientEnvironment(server.root()),
                List.of(python, Launcher.client("python/logs.py").toString())));

    assertThat(result.path("got"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "ERROR first",
            "INFO second",
            "{\"level\":\"ERROR\",\"code\":500}",
            "h\u00e9llo \u2603 \ud83d\ude00\ttab");
    assertThat(result.path("timestamps")).extracting(JsonNode::asInt).containsExactly(0, 1, 2, 3);
    assertThat(result.path("nextSequenceToken").asText()).isNotEmpty();
    assertThat(result.path("endTokenStays").asBoolean()).isTrue();
    assertThat(result.path("errors"))
        .extracting(JsonNode::asText)
        .containsExactly("ERROR first", "{\"level\":\"ERROR\",\"code\":500}");
    assertThat(result.path("json"))
        .extracting(JsonNode::asText)
        .containsExactly("{\"level\":\"ERROR\",\"code\":500}");
    assertThat(result.path("groups")).extracting(JsonNode::asText).containsExactly("/e2e/boto3");
    assertThat(result.path("tags").path("team").asText()).isEqualTo("blue");
    assertThat(result.path("lastEvent").asInt()).isEqualTo(3);
    assertThat(result.path("missing").asText()).isEqualTo("typed ResourceNotFoundException");
    assertThat(result.path("duplicate").asText()).isEqualTo("ResourceAlreadyExistsException");
    assertThat(result.path("retention").asText()).isEqualTo("InvalidParameterException");
    assertThat(result.path("tailed")).extracting(JsonNode::asText).containsExactly("live one");
    assertThat(result.path("left")).isEmpty();
  }
}
