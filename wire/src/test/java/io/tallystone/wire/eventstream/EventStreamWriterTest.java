package io.tallystone.wire.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.AwsException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

class EventStreamWriterTest {

  @Test
  void theFirstMessageIsTheInitialResponse() {
    Message message =
        decode(EventStreamWriter.initialResponse(StartLiveTailResponse.builder().build()));
    assertThat(message.getHeaders())
        .containsEntry(":message-type", HeaderValue.fromString("event"))
        .containsEntry(":event-type", HeaderValue.fromString("initial-response"))
        .containsEntry(":content-type", HeaderValue.fromString("application/json"));
    assertThat(payload(message)).isEqualTo("{}");
  }

  @Test
  void anEventCarriesItsTypeAndMembers() {
    LiveTailSessionUpdate update =
        LiveTailSessionUpdate.builder()
            .sessionMetadata(m -> m.sampled(true))
            .sessionResults(LiveTailSessionLogEvent.builder().message("é").timestamp(5L).build())
            .build();
    Message message = decode(EventStreamWriter.event("sessionUpdate", update));
    assertThat(message.getHeaders())
        .containsEntry(":message-type", HeaderValue.fromString("event"))
        .containsEntry(":event-type", HeaderValue.fromString("sessionUpdate"));
    assertThat(payload(message))
        .isEqualTo(
            "{\"sessionMetadata\":{\"sampled\":true},"
                + "\"sessionResults\":[{\"message\":\"é\",\"timestamp\":5}]}");
  }

  @Test
  void anErrorIsAnExceptionMessage() {
    AwsException error = new AwsException("SessionTimeoutException", 400, "Over.", Map.of("n", 1));
    Message message = decode(EventStreamWriter.exception("SessionTimeoutException", error));
    assertThat(message.getHeaders())
        .containsEntry(":message-type", HeaderValue.fromString("exception"))
        .containsEntry(":exception-type", HeaderValue.fromString("SessionTimeoutException"));
    assertThat(payload(message)).isEqualTo("{\"message\":\"Over.\",\"n\":1}");
  }

  private static Message decode(byte[] bytes) {
    return Message.decode(ByteBuffer.wrap(bytes));
  }

  private static String payload(Message message) {
    return new String(message.getPayload(), StandardCharsets.UTF_8);
  }
}
