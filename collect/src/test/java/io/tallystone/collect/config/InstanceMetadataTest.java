package io.tallystone.collect.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class InstanceMetadataTest {

  private static final String TOKEN = "a-token";

  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/latest/api/token",
        call ->
            answer(
                call,
                call.getRequestMethod().equals("PUT")
                        && "60".equals(header(call, "X-aws-ec2-metadata-token-ttl-seconds"))
                    ? TOKEN
                    : null));
    service.createContext(
        "/latest/meta-data/instance-id",
        call ->
            answer(call, TOKEN.equals(header(call, "X-aws-ec2-metadata-token")) ? "i-0abc" : null));
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void anItemIsAskedForWithAToken() {
    assertThat(metadata().find("instance-id")).contains("i-0abc");
  }

  @Test
  void anItemThatIsNotThereIsEmpty() {
    assertThat(metadata().find("public-ipv4")).isEmpty();
  }

  @Test
  void nobodyIsAskedWhereTheServiceIsTurnedOff() {
    assertThat(
            new InstanceMetadata(
                    Map.of(
                        "AWS_EC2_METADATA_DISABLED",
                        "true",
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                        endpoint()))
                .find("instance-id"))
        .isEmpty();
  }

  @Test
  void aMachineWithoutTheServiceHasNoItems() {
    String nobody = endpoint();
    service.stop(0);

    assertThat(
            new InstanceMetadata(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", nobody))
                .find("instance-id"))
        .isEmpty();
  }

  private InstanceMetadata metadata() {
    return new InstanceMetadata(
        Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint()), Duration.ofSeconds(30));
  }

  private String endpoint() {
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  private static @Nullable String header(HttpExchange call, String name) {
    return call.getRequestHeaders().getFirst(name);
  }

  private static void answer(HttpExchange call, @Nullable String text) throws IOException {
    byte[] body = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(text == null ? 401 : 200, body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
    call.close();
  }
}
