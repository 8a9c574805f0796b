package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What a client signed must reach the check byte for byte, whatever HTTP servers like to tidy. */
class SignedBytesTest {
  @Test
  void headersReachTheSignatureCheckAsTheyWereSent() throws Exception {
    try (TestServer server = TestServer.with(Http2Test.LOGS).start()) {
      for (String contentType :
          new String[] {
            "application/x-amz-json-1.1",
            "Application/X-AMZ-JSON-1.1",
            "application/x-amz-json-1.1; charset=UTF-8",
            "application/x-amz-json-1.1;charset=utf-8",
            "text/HTML; charset=UTF-8",
            "text/plain;Charset=Utf-8",
            "application/x-www-form-urlencoded; charset=utf-8",
          }) {
        SdkHttpRequest.Builder request = call(server).putHeader("Content-Type", contentType);
        assertThat(send(server, request)).as(contentType).startsWith("HTTP/1.1 200");
      }
      for (String value :
          new String[] {
            "a  b   c", "\"a  b\"", "Keep-Alive", "gzip, DEFLATE", "é", "a;b=c,d", "a\tb"
          }) {
        SdkHttpRequest.Builder request =
            call(server)
                .putHeader("X-Odd", value)
                .putHeader("Accept", value)
                .appendHeader("X-Twice", value)
                .appendHeader("X-Twice", "second");
        assertThat(send(server, request)).as(value).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void pathsAndQueriesReachTheSignatureCheckAsTheyWereSent() throws Exception {
    try (TestServer server = TestServer.with(Http2Test.LOGS).start()) {
      for (String path :
          new String[] {"/a%20b", "/a//b", "/%C3%A9", "/a;b=c", "/a%2Fb", "/a/../b", "/a%2e"}) {
        SdkHttpRequest.Builder request =
            call(server)
                .encodedPath(path)
                .putRawQueryParameter("k y", "v+&=é")
                .putRawQueryParameter("empty", "");
        assertThat(send(server, request)).as(path).startsWith("HTTP/1.1 200");
      }
    }
  }

  private static SdkHttpRequest.Builder call(TestServer server) {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(URI.create("http://127.0.0.1:" + server.port() + "/"))
        .putHeader("X-Amz-Target", "Logs_20140328.DescribeLogGroups");
  }

  private static String send(TestServer server, SdkHttpRequest.Builder request) throws Exception {
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                signing ->
                    signing
                        .identity(AwsCredentialsIdentity.create(TestServer.KEY, TestServer.SECRET))
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream("{}".getBytes(UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "logs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1"))
            .request();
    StringBuilder text = new StringBuilder("POST ").append(signed.encodedPath());
    signed.encodedQueryParameters().ifPresent(query -> text.append('?').append(query));
    text.append(" HTTP/1.1\r\n");
    signed
        .headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> text.append(name).append(": ").append(value).append("\r\n")));
    text.append("Content-Length: 2\r\n\r\n{}");
    try (RawClient raw = server.raw()) {
      return raw.send(text.toString().getBytes(UTF_8)).readAnswer();
    }
  }
}
