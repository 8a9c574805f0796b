package io.tallystone.wire.http;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.StreamingOperation;
import io.tallystone.wire.StreamingOperation.ClientGone;
import io.tallystone.wire.StreamingOperation.EventSink;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.eventstream.EventStreamWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A call's answer as a stream of events. Nothing is sent before the first event, so that an error
 * until then is a normal answer; each event is flushed.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final Response response;
  private final BodyBudget.Share memory;
  private final OpenStreams openStreams;
  private final AtomicBoolean gone = new AtomicBoolean();

  EventStream(
      Request request, Response response, BodyBudget.Share memory, OpenStreams openStreams) {
    this.response = response;
    this.memory = memory;
    this.openStreams = openStreams;
    request.addFailureListener(failure -> gone.set(true)); // a reset of an HTTP/2 stream
  }

  /**
   * Runs an operation until its stream is over.
   *
   * @param ended told, before the client is, of the error that ended the stream; of null if it came
   *     to its own end or the client left
   * @throws AwsException if nothing has been sent yet
   */
  <I extends SdkPojo> void run(
      StreamingOperation<I> operation,
      I input,
      Call call,
      OperationModel model,
      Consumer<@Nullable AwsException> ended) {
    memory.close(); // the body has been decoded, and a stream can run for hours
    Sink sink = new Sink(model);
    AwsException error = null;
    try {
      operation.stream(input, call, sink);
    } catch (AwsException refused) {
      error = refused;
    } catch (RuntimeException | Error bug) {
      if (!sink.started) {
        throw bug;
      }
      LOG.error("request {} ({}) failed", call.requestId(), call.operation(), bug);
      error = CommonErrors.JSON.internal(call.requestId());
    }
    if (error != null && !sink.started) {
      throw error;
    }
    ended.accept(error);
    sink.end(error);
  }

  private final class Sink implements EventSink {
    private final OperationModel model;
    private boolean started;

    Sink(OperationModel model) {
      this.model = model;
    }

    @Override
    public void send(String eventType, SdkPojo event) throws ClientGone {
      start();
      write(EventStreamWriter.event(eventType, event), false);
    }

    @Override
    public boolean closed() {
      return gone.get() || openStreams.closing();
    }

    private void start() throws ClientGone {
      if (!started) {
        started = true;
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, EventStreamWriter.CONTENT_TYPE);
        write(EventStreamWriter.initialResponse(model.newOutput().get()), false);
      }
    }

    private void end(@Nullable AwsException error) {
      try {
        start();
        write(error == null ? new byte[0] : EventStreamWriter.exception(error.code(), error), true);
      } catch (ClientGone left) {
        LOG.debug("the client left before its stream ended");
      }
    }

    /** When the server closes, operations are told the same as when the client leaves. */
    private void write(byte[] frame, boolean last) throws ClientGone {
      if (gone.get() || (!last && openStreams.closing())) {
        throw new ClientGone();
      }
      try {
        Content.Sink.write(response, last, ByteBuffer.wrap(frame));
      } catch (IOException left) {
        gone.set(true);
        throw new ClientGone();
      }
    }
  }
}
