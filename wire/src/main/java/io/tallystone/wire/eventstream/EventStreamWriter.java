package io.tallystone.wire.eventstream;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.codec.EventPayload;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Messages of an event stream answer with JSON payloads (Smithy, "Amazon Event Stream
 * Specification"). Each method returns one whole message, lengths and checksums included; the
 * caller writes and flushes it.
 */
public final class EventStreamWriter {
  /** The answer's content type. */
  public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private EventStreamWriter() {}

  /** The first message: the operation's output without its stream. */
  public static byte[] initialResponse(SdkPojo output) {
    return message("event", ":event-type", "initial-response", EventPayload.of(output));
  }

  /**
   * An event.
   *
   * @param eventType the event's member name in the model, e.g. {@code sessionUpdate}
   */
  public static byte[] event(String eventType, SdkPojo event) {
    return message("event", ":event-type", eventType, EventPayload.of(event));
  }

  /**
   * A modelled error, after which the stream ends.
   *
   * @param exceptionType the exception's member name in the model, e.g. {@code
   *     SessionTimeoutException}
   */
  public static byte[] exception(String exceptionType, AwsException error) {
    return message("exception", ":exception-type", exceptionType, EventPayload.of(error));
  }

  private static byte[] message(String kind, String typeHeader, String type, byte[] payload) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":message-type", HeaderValue.fromString(kind));
    headers.put(typeHeader, HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    ByteBuffer buffer = new Message(headers, payload).toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
