package io.tallystone.server.logs;

import static io.tallystone.server.logs.LogsFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ValidationException;

/** The AWS SDK for Java against the service over real files and a real socket. */
final class LogsEndToEndTest {
  @TempDir Path directory;
  private RealServer server;
  private CloudWatchLogsClient client;

  @BeforeEach
  void start() throws Exception {
    open();
    client.createLogGroup(group -> group.logGroupName("g"));
    client.createLogStream(stream -> stream.logGroupName("g").logStreamName("s"));
  }

  private void open() throws Exception {
    server = new RealServer(directory);
    client = server.client;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsPutIsReadByAllPaginatorsInOrder() {
    for (int batch = 0; batch < 5; batch++) {
      int first = batch * 100;
      put(IntStream.range(first, first + 100).mapToObj(i -> "m" + i).toArray(String[]::new));
    }
    List<String> expected = IntStream.range(0, 500).mapToObj(i -> "m" + i).toList();
    assertThat(
            client
                .getLogEventsPaginator(
                    get -> get.logGroupName("g").logStreamName("s").startFromHead(true).limit(70))
                .events()
                .stream()
                .map(OutputLogEvent::message))
        .containsExactlyElementsOf(expected);
    assertThat(
            client
                .filterLogEventsPaginator(filter -> filter.logGroupName("g").limit(70))
                .events()
                .stream()
                .map(FilteredLogEvent::message))
        .containsExactlyElementsOf(expected);
    assertThat(
            client
                .filterLogEvents(filter -> filter.logGroupName("g").filterPattern("m49 -m490"))
                .events())
        .extracting(FilteredLogEvent::message)
        .containsExactly(
            "m49", "m491", "m492", "m493", "m494", "m495", "m496", "m497", "m498", "m499");
  }

  @Test
  @DisplayName("faults row 17: event ids and tokens hold over seals, merges and restarts")
  void idsAndTokensHoldOverSealsAndRestarts() throws Exception {
    put("a", "b", "c", "d");
    List<FilteredLogEvent> before = filtered();
    String forward = firstPageToken();
    server.store.seal();
    server.store.maintain();
    assertThat(filtered()).isEqualTo(before);
    server.close();
    open();
    assertThat(filtered()).isEqualTo(before);
    assertThat(firstPageToken()).isEqualTo(forward);
    assertThat(
            client
                .getLogEvents(get -> get.logGroupName("g").logStreamName("s").nextToken(forward))
                .events())
        .extracting(OutputLogEvent::message)
        .containsExactly("c", "d");
  }

  private String firstPageToken() {
    return client
        .getLogEvents(get -> get.logGroupName("g").logStreamName("s").limit(2).startFromHead(true))
        .nextForwardToken();
  }

  @Test
  void groupsAndStreamsAreDescribedAsTheyAre() {
    put("hello", "world");
    server.store.seal();
    put("again");
    LogGroup group = client.describeLogGroups().logGroups().getFirst();
    assertThat(group.storedBytes()).isEqualTo(5 + 5 + 5 + 3 * 26);
    LogStream stream =
        client.describeLogStreams(streams -> streams.logGroupName("g")).logStreams().getFirst();
    assertThat(stream.firstEventTimestamp()).isLessThanOrEqualTo(stream.lastEventTimestamp());
    assertThat(stream.lastIngestionTime()).isNotNull();
    client.deleteLogGroup(delete -> delete.logGroupName("g"));
    assertThat(client.describeLogGroups().logGroups()).isEmpty();
  }

  @Test
  void errorsArriveAsTheSdksExceptions() {
    assertThatThrownBy(() -> client.createLogGroup(group -> group.logGroupName("g")))
        .isInstanceOf(ResourceAlreadyExistsException.class)
        .hasMessageContaining("The specified log group already exists");
    assertThatThrownBy(() -> client.deleteLogGroup(group -> group.logGroupName("nope")))
        .isInstanceOf(ResourceNotFoundException.class);
    client.putLogGroupDeletionProtection(
        protection -> protection.logGroupIdentifier("g").deletionProtectionEnabled(true));
    assertThatThrownBy(() -> client.deleteLogGroup(group -> group.logGroupName("g")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void operationsThatAreNotThereAreRefusedNotIgnored() {
    assertThatThrownBy(
            () ->
                client.putSubscriptionFilter(
                    filter ->
                        filter
                            .logGroupName("g")
                            .filterName("f")
                            .filterPattern("")
                            .destinationArn("arn:aws:lambda:eu-central-1:1:function:f")))
        .isInstanceOfSatisfying(
            CloudWatchLogsException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(400);
              assertThat(error.awsErrorDetails().errorCode())
                  .isEqualTo("UnknownOperationException");
            });
  }

  @Test
  void constraintsOfNewerOperationsHold() throws Exception {
    assertThat(post("PutLogGroupDeletionProtection", "{}").body())
        .contains("2 validation errors detected")
        .contains("Value null at 'logGroupIdentifier'")
        .contains("'deletionProtectionEnabled'");
    assertThatThrownBy(() -> client.listLogGroups(list -> list.limit(1_001)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> client.listLogGroups(list -> list.logGroupNamePattern("a*")))
        .isInstanceOf(InvalidParameterException.class);
    client.createLogGroup(group -> group.logGroupName("d").logGroupClass(LogGroupClass.DELIVERY));
    assertThat(client.listLogGroups(list -> list.logGroupClass(LogGroupClass.DELIVERY)).logGroups())
        .hasSize(1);
  }

  @Test
  @DisplayName("faults row 11: 10,001 events are refused and nothing of them is stored")
  void tooManyEventsAreRefused() {
    String[] messages = Collections.nCopies(10_001, "x").toArray(String[]::new);
    assertThatThrownBy(() -> put(messages)).isInstanceOf(InvalidParameterException.class);
    assertThat(filtered()).isEmpty();
  }

  @Test
  @DisplayName("faults row 13: rejected events come back by index")
  void rejectedEventsComeBackByIndex() {
    long now = System.currentTimeMillis();
    PutLogEventsResponse answer =
        client.putLogEvents(
            put ->
                put.logGroupName("g")
                    .logStreamName("s")
                    .logEvents(event(1, "old"), event(now, "good")));
    assertThat(answer.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
    assertThat(filtered()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b*", "a\u0000", ""})
  @DisplayName("faults row 18: names that are none")
  void namesThatAreNoneAreRefused(String name) {
    assertThatThrownBy(
            () -> client.createLogStream(stream -> stream.logGroupName("g").logStreamName(name)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../..:x", "g g", "é", ""})
  @DisplayName("faults row 18: names of groups that are none")
  void namesOfGroupsThatAreNoneAreRefused(String name) {
    assertThatThrownBy(() -> client.createLogGroup(group -> group.logGroupName(name)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> client.createLogGroup(group -> group.logGroupName("x".repeat(513))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("failed to satisfy constraint");
  }

  @Test
  @DisplayName("faults row 19: half of a surrogate pair, written as an escape, is refused")
  void halfOfASurrogatePairIsRefused() throws Exception {
    HttpResponse<String> answer =
        post("PutLogEvents", putBody("x\\ud800", System.currentTimeMillis()));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(filtered()).isEmpty();
    assertThat(post("PutLogEvents", putBody("a\\u0000b", System.currentTimeMillis())).statusCode())
        .isEqualTo(200);
    assertThat(filtered()).extracting(FilteredLogEvent::message).containsExactly("a\u0000b");
  }

  @Test
  void aProducersRepeatedBatchIsStoredOnceEvenAfterARestart() throws Exception {
    String body = putBody("once", System.currentTimeMillis());
    assertThat(post("PutLogEvents", body, "x-tallystone-producer", "agent;1").statusCode())
        .isEqualTo(200);
    server.close();
    open();
    HttpResponse<String> again = post("PutLogEvents", body, "x-tallystone-producer", "agent;1");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("nextSequenceToken");
    assertThat(filtered()).hasSize(1);
  }

  private static String putBody(String message, long time) {
    return """
        {"logGroupName":"g","logStreamName":"s",\
        "logEvents":[{"timestamp":%d,"message":"%s"}]}"""
        .formatted(time, message);
  }

  private HttpResponse<String> post(String operation, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        TailClient.request(server.uri(), operation)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aTailSeesWhatIsPutFromItsStartOn() throws Exception {
    put("before");
    try (TailClient tail = TailClient.start(server.uri(), "{\"logGroupIdentifiers\":[\"g\"]}")) {
      assertThat(tail.next("sessionStart")).contains("\"sessionId\"");
      put("after");
      assertThat(tail.next("sessionUpdate")).contains("\"after\"").doesNotContain("before");
    }
  }

  private void put(String... messages) {
    long now = System.currentTimeMillis();
    InputLogEvent[] events = new InputLogEvent[messages.length];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(now, messages[i]);
    }
    client.putLogEvents(put -> put.logGroupName("g").logStreamName("s").logEvents(events));
  }

  private List<FilteredLogEvent> filtered() {
    return client.filterLogEvents(filter -> filter.logGroupName("g")).events();
  }
}
