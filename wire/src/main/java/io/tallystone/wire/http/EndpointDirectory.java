package io.tallystone.wire.http;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Endpoint;
import io.tallystone.wire.codec.ProtocolCodec.Encoded;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the paths of our own. They are no AWS calls, so the {@link
 * io.tallystone.wire.CallListener} does not see them; errors are JSON.
 */
final class EndpointDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointDirectory.class);

  private final Map<String, Map<String, Endpoint>> byPathAndMethod = new HashMap<>();
  private final Callers callers;

  EndpointDirectory(List<Endpoint> endpoints, Callers callers) {
    this.callers = callers;
    for (Endpoint endpoint : endpoints) {
      Map<String, Endpoint> byMethod =
          byPathAndMethod.computeIfAbsent(endpoint.path(), path -> new HashMap<>());
      if (byMethod.put(endpoint.method(), endpoint) != null) {
        throw new IllegalArgumentException(
            "endpoint given twice: %s %s".formatted(endpoint.method(), endpoint.path()));
      }
    }
  }

  boolean has(RequestHead head) {
    return byPathAndMethod.containsKey(head.rawPath());
  }

  Encoded answer(RequestHead head, Body body) {
    try {
      return answer(endpoint(head), head, body.receive());
    } catch (AwsException refused) {
      return PlainErrors.json(refused);
    } catch (RuntimeException | Error bug) {
      LOG.error("request {} ({}) failed", head.requestId(), head.rawPath(), bug);
      return PlainErrors.json(CommonErrors.JSON.internal(head.requestId()));
    }
  }

  private Endpoint endpoint(RequestHead head) {
    Map<String, Endpoint> byMethod = byPathAndMethod.getOrDefault(head.rawPath(), Map.of());
    return Optional.ofNullable(byMethod.get(head.method()))
        .orElseThrow(
            () ->
                new AwsException(
                    "MethodNotAllowed",
                    405,
                    "method: %s (expected: %s)".formatted(head.method(), byMethod.keySet())));
  }

  private Encoded answer(Endpoint endpoint, RequestHead head, Body.Received received) {
    CallProgress progress = new CallProgress(head);
    if (!endpoint.access().isEmpty()) {
      progress.authenticated(callers.authenticate(head, received.sent(), "", CommonErrors.JSON));
      callers.authorize(endpoint.access(), progress.call(), CommonErrors.JSON);
    }
    Endpoint.Answer answer =
        endpoint.handle(progress.call(), Forms.all(head.rawQuery()), received.decoded());
    return new Encoded(
        answer.status(),
        answer.contentType(),
        Map.of(),
        answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
