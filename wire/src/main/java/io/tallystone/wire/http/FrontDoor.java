package io.tallystone.wire.http;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.codec.Allowance;
import io.tallystone.wire.codec.ProtocolCodec.Encoded;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Every request comes in here, on a virtual thread of its own, and leaves with an answer. */
final class FrontDoor extends Handler.Abstract {
  private static final String QUERY_ERROR = "x-amzn-query-error";

  private final HttpLimits limits;
  private final AnswerHeaders answerHeaders;
  private final EndpointDirectory endpoints;
  private final Dispatcher dispatcher;
  private final OpenStreams openStreams;
  private final BodyReader bodyReader;
  private final ContentDecoding contentDecoding;
  private final BodyBudget budget;

  FrontDoor(
      HttpLimits limits,
      AnswerHeaders answerHeaders,
      EndpointDirectory endpoints,
      Dispatcher dispatcher,
      OpenStreams openStreams,
      BodyPaces paces) {
    this.limits = limits;
    this.answerHeaders = answerHeaders;
    this.endpoints = endpoints;
    this.dispatcher = dispatcher;
    this.openStreams = openStreams;
    this.bodyReader = new BodyReader(limits, paces);
    this.contentDecoding = new ContentDecoding(limits.maxBodyBytes());
    this.budget = new BodyBudget(limits.maxBufferedBytes());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    AnswerHeaders.Arrival arrival = answerHeaders.addTo(response.getHeaders());
    RequestHead head = RequestHead.of(request, arrival.requestId(), arrival.time());
    try (BodyBudget.Share memory = budget.open()) {
      answer(head, request, response, memory)
          .ifPresentOrElse(
              encoded -> write(head, encoded, response, callback), callback::succeeded);
    }
    return true;
  }

  private Optional<Encoded> answer(
      RequestHead head, Request request, Response response, BodyBudget.Share memory) {
    try {
      requireFewHeaders(request.getHeaders());
      CrossOrigin.refuse(head);
    } catch (AwsException refused) {
      return Optional.of(PlainErrors.json(refused));
    }
    Body body = () -> receive(head, request, memory);
    if (endpoints.has(head)) {
      return Optional.of(endpoints.answer(head, body));
    }
    return dispatcher.answer(head, body, new EventStream(request, response, memory, openStreams));
  }

  private void requireFewHeaders(HttpFields headers) {
    if (headers.size() > limits.maxHeaders()) {
      throw HttpErrors.tooManyHeaders(headers.size(), limits.maxHeaders());
    }
  }

  private Body.Received receive(RequestHead head, Request request, BodyBudget.Share memory) {
    byte[] sent = bodyReader.read(request, memory);
    byte[] decoded = contentDecoding.decode(head, sent, memory);
    return new Body.Received(sent, decoded, new Allowance(memory.upTo(limits.maxDecodedBytes())));
  }

  private static void write(
      RequestHead head, Encoded encoded, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(encoded.status());
    headers.put(HttpHeader.CONTENT_TYPE, encoded.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, encoded.body().length);
    encoded.headers().forEach(headers::put);
    if (!head.header("x-amzn-query-mode").orElse("").equals("true")) {
      headers.remove(QUERY_ERROR); // only clients that ask for it read it
    }
    response.write(true, ByteBuffer.wrap(encoded.body()), callback);
  }
}
