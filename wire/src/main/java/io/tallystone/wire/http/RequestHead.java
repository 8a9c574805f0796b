package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.wire.sigv4.HeaderLines;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/**
 * A request but for its body.
 *
 * @param requestId given by us, sent with the answer
 * @param time of arrival
 * @param rawPath with its escapes
 * @param rawQuery with its escapes; empty if none
 * @param contentLength negative if unknown
 */
record RequestHead(
    String requestId,
    Instant time,
    String method,
    String rawPath,
    String rawQuery,
    HeaderLines headers,
    long contentLength,
    String sourceIp,
    boolean tls) {

  static RequestHead of(Request request, String requestId, Instant time) {
    HeaderLines.Builder headers = HeaderLines.builder();
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue();
      headers.add(field.getName(), value == null ? "" : utf8(value));
    }
    String path = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    return new RequestHead(
        requestId,
        time,
        request.getMethod(),
        path == null ? "/" : path,
        query == null ? "" : query,
        withHost(headers, request),
        request.getLength(),
        Request.getRemoteAddr(request),
        request.isSecure());
  }

  /** Jetty reads header values as Latin-1; clients sign, and mean, UTF-8. */
  private static String utf8(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 0x7F) {
        return new String(value.getBytes(ISO_8859_1), UTF_8);
      }
    }
    return value;
  }

  /** HTTP/2 has an authority in place of the Host header that clients sign. */
  private static HeaderLines withHost(HeaderLines.Builder headers, Request request) {
    HeaderLines sent = headers.build();
    String authority = request.getHttpURI().getAuthority();
    if (sent.first("host").isPresent() || authority == null) {
      return sent;
    }
    return headers.add("host", authority).build();
  }

  Optional<String> header(String lowerCaseName) {
    return headers.first(lowerCaseName);
  }

  String contentType() {
    return header("content-type").orElse("");
  }
}
