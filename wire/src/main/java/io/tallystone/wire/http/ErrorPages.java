package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Jetty's answers to requests that never reach us since they are no HTTP, or too much of it. */
final class ErrorPages extends ErrorHandler {
  private final AnswerHeaders headers;

  ErrorPages(AnswerHeaders headers) {
    this.headers = headers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (response.getHeaders().get(AnswerHeaders.REQUEST_ID) == null) {
      headers.addTo(response.getHeaders());
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.write(true, page(response.getStatus()), callback);
    return true;
  }

  private static ByteBuffer page(int status) {
    return UTF_8.encode(status + " " + HttpStatus.getMessage(status) + "\n");
  }
}
