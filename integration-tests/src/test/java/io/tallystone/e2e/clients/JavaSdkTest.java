package io.tallystone.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.e2e.process.LogEvents;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

/** The AWS SDK for Java v2 against the packaged server. */
class JavaSdkTest {

  @RegisterExtension static final Tallystone TALLYSTONE = new Tallystone();

  private static ServerProcess server;

  @BeforeAll
  static void start() {
    server = TALLYSTONE.server();
  }

  @Test
  void theBlockingClientWritesAndReads() {
    try (CloudWatchLogsClient logs = server.logs()) {
      String group = "/e2e/java-sync";
      LogEvents.create(logs, group, "s");
      PutLogEventsResponse put = LogEvents.put(logs, group, "s", "one", "ERROR two");
      assertThat(put.rejectedLogEventsInfo()).isNull();
      assertThat(put.nextSequenceToken()).isNotEmpty();

      assertThat(
              logs.getLogEventsPaginator(
                      r -> r.logGroupName(group).logStreamName("s").startFromHead(true).limit(1))
                  .events())
          .extracting(OutputLogEvent::message)
          .containsExactly("one", "ERROR two");
      assertThat(
              logs.filterLogEventsPaginator(r -> r.logGroupName(group).filterPattern("ERROR"))
                  .events())
          .extracting(FilteredLogEvent::message)
          .containsExactly("ERROR two");
      assertThatThrownBy(
              () -> logs.getLogEvents(r -> r.logGroupName("/no/such").logStreamName("s")))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("The specified log group does not exist.");
    }
  }

  @Test
  void theAsynchronousClientTailsLive() throws Exception {
    String group = "/e2e/java-async";
    try (CloudWatchLogsAsyncClient logs =
        server
            .configured(CloudWatchLogsAsyncClient.builder(), server.root())
            .overrideConfiguration(
                c ->
                    c.putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build()) {
      logs.createLogGroup(r -> r.logGroupName(group)).get(30, TimeUnit.SECONDS);
      logs.createLogStream(r -> r.logGroupName(group).logStreamName("s")).get(30, TimeUnit.SECONDS);
      String arn =
          logs.describeLogGroups(r -> r.logGroupNamePrefix(group))
              .get(30, TimeUnit.SECONDS)
              .logGroups()
              .getFirst()
              .logGroupArn();

      CompletableFuture<Void> started = new CompletableFuture<>();
      BlockingQueue<LiveTailSessionLogEvent> tailed = new LinkedBlockingQueue<>();
      CompletableFuture<Void> failed = new CompletableFuture<>();
      CompletableFuture<Void> session =
          logs.startLiveTail(
              r -> r.logGroupIdentifiers(arn).logEventFilterPattern("live"),
              StartLiveTailResponseHandler.builder()
                  .onError(failed::completeExceptionally)
                  .subscriber(
                      StartLiveTailResponseHandler.Visitor.builder()
                          .onSessionStart(start -> started.complete(null))
                          .onSessionUpdate(update -> tailed.addAll(update.sessionResults()))
                          .build())
                  .build());
      started.get(30, TimeUnit.SECONDS);
      for (int i = 0; i < 20; i++) {
        String message = "live event " + i;
        long now = System.currentTimeMillis();
        logs.putLogEvents(
                r ->
                    r.logGroupName(group)
                        .logStreamName("s")
                        .logEvents(LogEvents.at(now, message, "filtered out")))
            .get(30, TimeUnit.SECONDS);

        LiveTailSessionLogEvent event = tailed.poll(30, TimeUnit.SECONDS);
        assertThat(event).as("an event is tailed; failed: %s", failed).isNotNull();
        assertThat(event.message()).isEqualTo(message);
        assertThat(event.timestamp()).isEqualTo(now);
        assertThat(event.logStreamName()).isEqualTo("s");
      }
      session.cancel(true);
    }
  }
}
