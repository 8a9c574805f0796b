package io.tallystone.wire.http;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** What every answer carries, those to malformed requests included. */
final class AnswerHeaders {
  static final String REQUEST_ID = "x-amzn-RequestId";

  private final Clock clock;
  private final HttpDate date = new HttpDate();

  AnswerHeaders(Clock clock) {
    this.clock = clock;
  }

  /** A request's identity and time of arrival. */
  record Arrival(String requestId, Instant time) {}

  Arrival addTo(HttpFields.Mutable headers) {
    Arrival arrival = new Arrival(UUID.randomUUID().toString(), clock.instant());
    headers.put(REQUEST_ID, arrival.requestId);
    headers.put(HttpHeader.DATE, date.of(arrival.time));
    return arrival;
  }
}
