package io.tallystone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Call;
import io.tallystone.wire.Service;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

class Http2Test {
  static final Service LOGS =
      TestOperations.logs(
          TestOperations.operation(
              "logs:DescribeLogGroups",
              (DescribeLogGroupsRequest input, Call call) ->
                  DescribeLogGroupsResponse.builder()
                      .nextToken(call.header("host").orElse("none") + " " + call.tls())
                      .build()));

  @Test
  void callsShareAConnectionInTheClear() throws Exception {
    try (TestServer server = TestServer.with(LOGS).dev().start();
        HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      client.send(
          HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString()); // upgrades
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(client.sendAsync(request(server), BodyHandlers.ofString()));
      }
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(answer.get().body()).contains("127.0.0.1:" + server.port() + " false");
        assertThat(answer.get().headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.get().headers().firstValue("date")).isPresent();
      }
    }
  }

  static HttpRequest request(TestServer server) {
    return HttpRequest.newBuilder(server.uri())
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "Logs_20140328.DescribeLogGroups")
        .header("X-Amz-Date", "20250101T000000Z")
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20250101/eu-west-1/logs/aws4_request,"
                + " SignedHeaders=host, Signature=0")
        .POST(BodyPublishers.ofString("{}"))
        .build();
  }
}
