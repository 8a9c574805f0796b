package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import io.tallystone.wire.Endpoint;
import io.tallystone.wire.Principal.Kind;
import io.tallystone.wire.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class DispatchTest {
  private static final Service LOGS =
      TestOperations.logs(
          TestOperations.operation(
              "logs:PutLogEvents",
              (PutLogEventsRequest input, Call call) ->
                  PutLogEventsResponse.builder()
                      .nextSequenceToken(input.logEvents().getFirst().message() + call.region())
                      .build()),
          TestOperations.operation(
              "logs:DescribeLogGroups",
              (DescribeLogGroupsRequest input, Call call) -> {
                if ("missing".equals(input.logGroupNamePrefix())) {
                  throw TestOperations.notFound();
                }
                if ("bug".equals(input.logGroupNamePrefix())) {
                  throw new IllegalStateException("a bug");
                }
                return DescribeLogGroupsResponse.builder().nextToken(call.requestId()).build();
              }));
  private static final Service STS =
      TestOperations.sts(
          TestOperations.operation(
              "sts:GetCallerIdentity",
              (GetCallerIdentityRequest input, Call call) ->
                  GetCallerIdentityResponse.builder().arn(call.principal().arn()).build()));
  private static final Service CLOUDWATCH =
      TestOperations.cloudWatch(
          TestOperations.operation(
              "cloudwatch:DescribeAlarms",
              (DescribeAlarmsRequest input, Call call) -> {
                if (input.maxRecords() != null) {
                  throw TestOperations.notFound();
                }
                return DescribeAlarmsResponse.builder().nextToken(call.account()).build();
              }));

  private static TestServer.Builder server() {
    return TestServer.with(LOGS, STS, CLOUDWATCH, TestOperations.ec2());
  }

  @Test
  void anSdkClientCallsAnOperation() throws Exception {
    try (TestServer server = server().start();
        CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder())) {
      PutLogEventsResponse response =
          logs.putLogEvents(
              put ->
                  put.logGroupName("g")
                      .logStreamName("s")
                      .logEvents(InputLogEvent.builder().timestamp(1L).message("m-").build()));

      assertThat(response.nextSequenceToken()).isEqualTo("m-eu-west-1");
      assertThat(server.outcomes)
          .singleElement()
          .satisfies(
              outcome -> {
                assertThat(outcome.call().principal()).isEqualTo(TestServer.ANN);
                assertThat(outcome.call().account()).isEqualTo("123456789012");
                assertThat(outcome.call().operation()).isEqualTo("PutLogEvents");
                assertThat(outcome.call().service()).isEqualTo("cloudwatchlogs");
                assertThat(outcome.call().sourceIp()).isEqualTo("127.0.0.1");
                assertThat(outcome.call().userAgent()).startsWith("aws-sdk-java");
                assertThat(outcome.input()).isInstanceOf(PutLogEventsRequest.class);
                assertThat(outcome.output()).hasToString(response.toString());
                assertThat(outcome.error()).isNull();
                assertThat(outcome.status()).isEqualTo(200);
                assertThat(outcome.requestBytes()).isGreaterThan(20);
              });
    }
  }

  @Test
  void queryAndCborClientsCallOperations() throws Exception {
    try (TestServer server = server().start();
        StsClient sts = server.client(StsClient.builder());
        CloudWatchClient cloudWatch = server.client(CloudWatchClient.builder())) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/ann");
      assertThat(cloudWatch.describeAlarms().nextToken()).isEqualTo("123456789012");
    }
  }

  @Test
  void anOperationsErrorReachesTheClientWithRequestIdAndDate() throws Exception {
    try (TestServer server = server().start();
        CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder())) {
      CloudWatchLogsException error =
          catchThrowableOfType(
              CloudWatchLogsException.class,
              () -> logs.describeLogGroups(d -> d.logGroupNamePrefix("missing")));

      assertThat(error).isInstanceOf(ResourceNotFoundException.class);
      assertThat(error.statusCode()).isEqualTo(400);
      assertThat(error.requestId()).hasSize(36);
      assertThat(error.awsErrorDetails().errorMessage())
          .isEqualTo("The specified log group does not exist.");
      assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Date")).isPresent();
      assertThat(server.outcomes)
          .singleElement()
          .satisfies(
              outcome -> {
                assertThat(outcome.status()).isEqualTo(400);
                assertThat(outcome.error()).isNotNull();
                assertThat(outcome.call().requestId()).isEqualTo(error.requestId());
              });
    }
  }

  @Test
  void aBugIsA500WithTheRequestIdOnly() throws Exception {
    try (TestServer server = server().start();
        CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder())) {
      CloudWatchLogsException error =
          catchThrowableOfType(
              CloudWatchLogsException.class,
              () -> logs.describeLogGroups(d -> d.logGroupNamePrefix("bug")));

      assertThat(error.statusCode()).isEqualTo(500);
      assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
      assertThat(error.awsErrorDetails().errorMessage())
          .contains(error.requestId())
          .doesNotContain("a bug");
    }
  }

  @Test
  void aListenerThatFailsFailsTheCall() throws Exception {
    try (TestServer server =
            server()
                .listener(
                    outcome -> {
                      throw new IllegalStateException("cannot record");
                    })
                .start();
        CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder())) {
      assertThatThrownBy(logs::describeLogGroups)
          .isInstanceOfSatisfying(
              CloudWatchLogsException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    }
  }

  @Test
  void anUnknownOperationIsRefusedByNameInEachProtocol() throws Exception {
    try (TestServer server = server().start();
        CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder());
        StsClient sts = server.client(StsClient.builder());
        CloudWatchClient cloudWatch = server.client(CloudWatchClient.builder());
        Ec2Client ec2 = server.client(Ec2Client.builder())) {
      assertThat(catchThrowableOfType(CloudWatchLogsException.class, logs::describeMetricFilters))
          .satisfies(
              e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "DescribeMetricFilters is an operation of logs that this server does not"
                            + " offer");
              });
      assertThat(catchThrowableOfType(StsException.class, sts::getSessionToken))
          .satisfies(
              e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                assertThat(e.requestId()).hasSize(36);
              });
      assertThat(
              catchThrowableOfType(CloudWatchException.class, cloudWatch::listMetrics)
                  .awsErrorDetails()
                  .errorCode())
          .isEqualTo("UnknownOperationException");
      assertThat(
              catchThrowableOfType(Ec2Exception.class, ec2::describeVpcs)
                  .awsErrorDetails()
                  .errorCode())
          .isEqualTo("InvalidAction");
    }
  }

  @Test
  void requestsThatNameNoServiceAreRefused() throws Exception {
    try (TestServer server = server().start();
        RawClient raw = server.raw()) {
      String target = RawClient.call("X", "{}").replace("Logs_20140328.", "Nothing_2020.");
      assertThat(raw.send(target).readAnswer())
          .startsWith("HTTP/1.1 400")
          .contains("UnknownOperationException");
      assertThat(raw.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer())
          .startsWith("HTTP/1.1 404")
          .contains("x-amzn-RequestId: ")
          .contains("<UnknownOperationException/>");
      assertThat(raw.send(form("Action=GetCallerIdentity&Version=1999-01-01")).readAnswer())
          .startsWith("HTTP/1.1 400")
          .contains("<Code>InvalidAction</Code>")
          .contains("Could not find operation GetCallerIdentity for version 1999-01-01");
      assertThat(raw.send(form("Version=2011-06-15")).readAnswer())
          .startsWith("HTTP/1.1 400")
          .contains("<Code>MissingAction</Code>");
      assertThat(raw.send(form("Action=%zz")).readAnswer())
          .startsWith("HTTP/1.1 400")
          .contains("MalformedHttpRequest");
    }
  }

  @Test
  void hostAndPathDoNotMatterAndEveryTargetPrefixIsAccepted() throws Exception {
    try (TestServer server = server().dev().start();
        RawClient raw = server.raw()) {
      for (String prefix : List.of("Logs_20140328.", "com.example.Logs_20140328.")) {
        String call =
            RawClient.call("DescribeLogGroups", "{}")
                .replace("Logs_20140328.", prefix)
                .replace("POST /", "POST /any/path");
        assertThat(raw.send(call).readAnswer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void aQueryMayComeInTheQueryString() throws Exception {
    try (TestServer server = server().dev().start();
        RawClient raw = server.raw()) {
      String scope = RawClient.AUTHORIZATION.replace("/logs/", "/sts/");
      String get = "GET /?Action=GetCallerIdentity&Version=2011-06-15 HTTP/1.1\r\nHost: a\r\n";
      assertThat(raw.send(get + scope + "\r\n").readAnswer())
          .startsWith("HTTP/1.1 200")
          .contains("<Arn>arn:aws:iam::000000000000:root</Arn>");
    }
  }

  @Test
  @DisplayName("faults rows 1, 2, 3 and 10: the protocols' own codes with status 403")
  void badSignaturesAreRefusedInEachProtocol() throws Exception {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16));
    try (TestServer server = server().start();
        TestServer lateServer = server().clock(late).start()) {
      assertThat(logsRefusal(server, TestServer.KEY, "wrong"))
          .isEqualTo("403 InvalidSignatureException");
      assertThat(logsRefusal(server, "AKIANONE", "wrong"))
          .isEqualTo("403 UnrecognizedClientException");
      assertThat(logsRefusal(lateServer, TestServer.KEY, TestServer.SECRET))
          .isEqualTo("403 InvalidSignatureException");
      assertThat(stsRefusal(server, TestServer.KEY, "wrong"))
          .isEqualTo("403 SignatureDoesNotMatch");
      assertThat(stsRefusal(server, "AKIANONE", "wrong")).isEqualTo("403 InvalidClientTokenId");
      assertThat(stsRefusal(lateServer, TestServer.KEY, TestServer.SECRET))
          .isEqualTo("403 SignatureDoesNotMatch");
      try (RawClient raw = server.raw()) {
        String anonymous =
            RawClient.call("DescribeLogGroups", "{}").replace(RawClient.AUTHORIZATION, "");
        assertThat(raw.send(anonymous).readAnswer())
            .startsWith("HTTP/1.1 403")
            .contains("MissingAuthenticationTokenException")
            .contains("Missing Authentication Token")
            .contains("Date: ");
      }
      assertThat(server.outcomes)
          .hasSize(5)
          .allSatisfy(o -> assertThat(o.call().principal().kind()).isEqualTo(Kind.ANONYMOUS))
          .allSatisfy(o -> assertThat(o.input()).isNull());
    } finally {
      // From a refusal for its time a client learns the server's clock, for all clients to come.
      SdkGlobalTime.setGlobalTimeOffset(0);
    }
  }

  private static String logsRefusal(TestServer server, String key, String secret) {
    try (CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder(), key, secret)) {
      var e = catchThrowableOfType(CloudWatchLogsException.class, logs::describeLogGroups);
      return e.statusCode() + " " + e.awsErrorDetails().errorCode();
    }
  }

  private static String stsRefusal(TestServer server, String key, String secret) {
    try (StsClient sts = server.client(StsClient.builder(), key, secret)) {
      var e = catchThrowableOfType(StsException.class, sts::getCallerIdentity);
      return e.statusCode() + " " + e.awsErrorDetails().errorCode();
    }
  }

  @Test
  void aDenialSaysWhoWhatAndWhy() throws Exception {
    String reason = "because no identity-based policy allows the action";
    try (TestServer server = server().denying(reason).start();
        CloudWatchLogsClient logs = server.client(CloudWatchLogsClient.builder());
        StsClient sts = server.client(StsClient.builder())) {
      assertThat(catchThrowableOfType(CloudWatchLogsException.class, logs::describeLogGroups))
          .satisfies(
              e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: arn:aws:iam::123456789012:user/ann is not authorized to perform:"
                            + " logs:DescribeLogGroups on resource: arn:test:123456789012 "
                            + reason);
              });
      assertThat(catchThrowableOfType(StsException.class, sts::getCallerIdentity))
          .satisfies(
              e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              });
    }
  }

  @Test
  void theQueryErrorHeaderComesWhereItIsAskedFor() throws Exception {
    try (TestServer server = server().dev().start();
        RawClient raw = server.raw()) {
      String call =
          RawClient.call("DescribeAlarms", "{\"MaxRecords\":1}")
              .replace("Logs_20140328", "GraniteServiceVersion20100801")
              .replace("json-1.1", "json-1.0")
              .replace("/logs/", "/monitoring/");
      assertThat(raw.send(call).readAnswer())
          .contains("Content-Type: application/x-amz-json-1.0")
          .doesNotContain("x-amzn-query-error");
      assertThat(raw.send(call.replace("Host:", "x-amzn-query-mode: true\r\nHost:")).readAnswer())
          .contains("x-amzn-query-error: ")
          .contains(";Sender");
    }
  }

  @Test
  void aPageOfAnotherOriginIsKeptOut() throws Exception {
    try (TestServer server = server().dev().start();
        RawClient raw = server.raw()) {
      String call = RawClient.call("DescribeLogGroups", "{}");
      assertThat(
              raw.send(call.replace("Host:", "Origin: http://evil.example\r\nHost:")).readAnswer())
          .startsWith("HTTP/1.1 403");
      assertThat(
              raw.send(call.replace("Host:", "Sec-Fetch-Site: cross-site\r\nHost:")).readAnswer())
          .startsWith("HTTP/1.1 403");
      assertThat(
              raw.send(call.replace("Host:", "Origin: http://stream-127.0.0.1\r\nHost:"))
                  .readAnswer())
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void endpointsOfOurOwnAnswerBesideTheServices() throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2025-03-01T04:05:06Z"), ZoneOffset.UTC);
    try (TestServer server =
            server()
                .dev()
                .clock(clock)
                .endpoint(endpoint("GET", "/health", List.of()))
                .endpoint(endpoint("POST", "/reset", List.of(Access.to("tallystone:Reset", "*"))))
                .start();
        RawClient raw = server.raw()) {
      assertThat(raw.send("GET /health?a=%20b HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer())
          .startsWith("HTTP/1.1 200")
          .contains("Date: Sat, 01 Mar 2025 04:05:06 GMT")
          .contains("x-amzn-RequestId: ")
          .endsWith("ANONYMOUS {a= b} ");
      assertThat(
              raw.send("POST /reset HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
                  .readAnswer())
          .startsWith("HTTP/1.1 403")
          .contains("MissingAuthenticationTokenException");
      assertThat(
              raw.send(
                      "POST /reset HTTP/1.1\r\nHost: a\r\n"
                          + RawClient.AUTHORIZATION
                          + "Content-Length: 2\r\n\r\nhi")
                  .readAnswer())
          .startsWith("HTTP/1.1 200")
          .endsWith("ROOT {} hi");
      assertThat(
              raw.send("POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                  .readAnswer())
          .startsWith("HTTP/1.1 405");
    }
  }

  private static Endpoint endpoint(String method, String path, List<Access> access) {
    return new Endpoint() {
      @Override
      public String method() {
        return method;
      }

      @Override
      public String path() {
        return path;
      }

      @Override
      public List<Access> access() {
        return access;
      }

      @Override
      public Answer handle(Call call, Map<String, String> query, byte[] body) {
        return new Answer(
            200,
            "text/plain",
            call.principal().kind() + " " + query + " " + new String(body, UTF_8));
      }
    };
  }

  private static String form(String body) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
