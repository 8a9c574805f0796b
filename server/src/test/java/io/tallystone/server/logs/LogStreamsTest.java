package io.tallystone.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

final class LogStreamsTest {
  private final LogsFixture logs = new LogsFixture();

  @BeforeEach
  void group() {
    logs.group("g");
  }

  @AfterEach
  void close() throws IOException {
    logs.close();
  }

  @Test
  void aStreamIsDescribedWithItsTimes() {
    logs.stream("g", "s");
    long now = logs.now();
    logs.put("g", "s", LogsFixture.event(now - 10, "a"), LogsFixture.event(now - 5, "b"));
    LogStream stream = describe(DescribeLogStreamsRequest.builder().logGroupName("g")).getFirst();
    assertThat(stream.arn())
        .isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:g:log-stream:s");
    assertThat(stream.creationTime()).isEqualTo(now);
    assertThat(stream.firstEventTimestamp()).isEqualTo(now - 10);
    assertThat(stream.lastEventTimestamp()).isEqualTo(now - 5);
    assertThat(stream.lastIngestionTime()).isEqualTo(now);
    assertThat(stream.uploadSequenceToken()).isNotEmpty();
  }

  @Test
  @DisplayName("faults row 15: a stream that exists is not created again")
  void aStreamThatExistsIsNotCreatedAgain() {
    logs.stream("g", "s");
    AwsException error = logs.refused(create("g", "s"));
    assertThat(error.code()).isEqualTo("ResourceAlreadyExistsException");
    assertThat(error.text()).isEqualTo("The specified log stream already exists");
  }

  @Test
  @DisplayName("faults row 14: missing groups and streams")
  void missingGroupsAndStreamsAreToldApart() {
    assertThat(logs.refused(create("nope", "s")).text())
        .isEqualTo("The specified log group does not exist.");
    assertThat(
            logs.refused(
                    DeleteLogStreamRequest.builder().logGroupName("g").logStreamName("s").build())
                .text())
        .isEqualTo("The specified log stream does not exist.");
    assertThat(
            logs.refused(DescribeLogStreamsRequest.builder().logGroupName("nope").build()).code())
        .isEqualTo("ResourceNotFoundException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\ud800", "x\udc00y"})
  @DisplayName("faults row 18: NUL in a stream's name, and what is not Unicode")
  void unspeakableNamesAreRefused(String name) {
    assertThat(logs.refused(create("g", name)).code()).isEqualTo("InvalidParameterException");
  }

  @Test
  @DisplayName("faults row 18: a stream may be called ../.. since names are no paths")
  void aNameThatLooksLikeAPathIsJustAName() {
    logs.stream("g", "../../etc/passwd");
    assertThat(describe(DescribeLogStreamsRequest.builder().logGroupName("g")).getFirst())
        .extracting(LogStream::logStreamName)
        .isEqualTo("../../etc/passwd");
  }

  @Test
  void streamsAreListedByNameInBothDirectionsPageByPage() {
    for (int i = 0; i < 7; i++) {
      logs.stream("g", "s" + i);
    }
    logs.stream("g", "t");
    assertThat(all(false, null, "s")).containsExactly("s0", "s1", "s2", "s3", "s4", "s5", "s6");
    assertThat(all(true, null, null))
        .containsExactly("t", "s6", "s5", "s4", "s3", "s2", "s1", "s0");
  }

  @Test
  void streamsAreListedByLastEventTimePageByPage() {
    for (String name : List.of("b", "a", "d", "c", "e")) {
      logs.stream("g", name);
    }
    put("a", 50);
    put("b", 10);
    put("c", 50);
    put("d", 30);
    assertThat(all(false, OrderBy.LAST_EVENT_TIME, null)).containsExactly("e", "a", "c", "d", "b");
    assertThat(all(true, OrderBy.LAST_EVENT_TIME, null)).containsExactly("b", "d", "c", "a", "e");
  }

  private void put(String stream, long secondsAgo) {
    logs.put("g", stream, LogsFixture.event(logs.now() - secondsAgo * 1_000, "x"));
  }

  @Test
  void aPrefixAndTheOrderOfTimeExcludeEachOther() {
    assertThat(
            logs.refused(
                    DescribeLogStreamsRequest.builder()
                        .logGroupName("g")
                        .logStreamNamePrefix("s")
                        .orderBy(OrderBy.LAST_EVENT_TIME)
                        .build())
                .text())
        .isEqualTo("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }

  @Test
  void theGroupIsGivenByNameOrIdentifierNotByBothOrNone() {
    assertThat(logs.refused(DescribeLogStreamsRequest.builder().build()).code())
        .isEqualTo("InvalidParameterException");
    assertThat(
            logs.refused(
                    DescribeLogStreamsRequest.builder()
                        .logGroupName("g")
                        .logGroupIdentifier("g")
                        .build())
                .text())
        .isEqualTo("You must include either logGroupIdentifier or logGroupName, but not both.");
    assertThat(describe(DescribeLogStreamsRequest.builder().logGroupIdentifier("g"))).isEmpty();
  }

  @Test
  void aDeletedStreamIsGoneWithItsEvents() {
    logs.stream("g", "s");
    put("s", 1);
    logs.call(DeleteLogStreamRequest.builder().logGroupName("g").logStreamName("s").build());
    logs.stream("g", "s");
    assertThat(
            describe(DescribeLogStreamsRequest.builder().logGroupName("g"))
                .getFirst()
                .firstEventTimestamp())
        .isNull();
  }

  private static CreateLogStreamRequest create(String group, String name) {
    return CreateLogStreamRequest.builder().logGroupName(group).logStreamName(name).build();
  }

  private List<LogStream> describe(DescribeLogStreamsRequest.Builder request) {
    return logs.call(request.build(), DescribeLogStreamsResponse.class).logStreams();
  }

  /** All names, three to a page. */
  private List<String> all(boolean descending, @Nullable OrderBy order, @Nullable String prefix) {
    List<String> names = new ArrayList<>();
    @Nullable String token = null;
    do {
      DescribeLogStreamsResponse page =
          logs.call(
              DescribeLogStreamsRequest.builder()
                  .logGroupName("g")
                  .descending(descending)
                  .orderBy(order)
                  .logStreamNamePrefix(prefix)
                  .limit(3)
                  .nextToken(token)
                  .build(),
              DescribeLogStreamsResponse.class);
      page.logStreams().forEach(stream -> names.add(stream.logStreamName()));
      token = page.nextToken();
    } while (token != null);
    return names;
  }
}
