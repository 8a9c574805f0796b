package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.codec.ProtocolCodec.Encoded;
import java.util.Map;

/** Errors outside any AWS protocol. */
final class PlainErrors {
  private PlainErrors() {}

  /** What AWS answers to a request that is no call of any service. */
  static Encoded unknownOperation() {
    byte[] body = "<UnknownOperationException/>\n".getBytes(UTF_8);
    return new Encoded(404, "text/xml", Map.of(), body);
  }

  /** In the shape of the JSON protocols, which is the easiest to read. */
  static Encoded json(AwsException error) {
    String body =
        "{\"__type\":\"%s\",\"message\":\"%s\"}\n"
            .formatted(quoted(error.code()), quoted(error.text()));
    return new Encoded(error.status(), "application/json", Map.of(), body.getBytes(UTF_8));
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
