package io.tallystone.wire;

import software.amazon.awssdk.core.SdkPojo;

/**
 * An operation that answers with an event stream ({@code application/vnd.amazon.eventstream}).
 *
 * @param <I> the SDK's request type
 */
public non-sealed interface StreamingOperation<I extends SdkPojo> extends AnyOperation<I> {

  /**
   * Runs until the stream is over, on a virtual thread of its own. An {@link AwsException} before
   * the first event is a normal error answer, after it an exception event.
   */
  void stream(I input, Call call, EventSink sink);

  /** Sends events to the client. */
  interface EventSink {
    /**
     * Sends one event and flushes it; blocks while the client is slow.
     *
     * @param eventType the member name of the event in the model, e.g. {@code sessionUpdate}
     * @throws ClientGone if the client has closed the connection
     */
    void send(String eventType, SdkPojo event) throws ClientGone;

    /** Whether the client is known to have gone. */
    boolean closed();
  }

  /** The client has closed the connection. */
  final class ClientGone extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
