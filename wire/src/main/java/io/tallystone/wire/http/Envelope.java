package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request names its service and operation. Neither host nor path matter, but for the path of
 * rpc-v2-cbor: clients reach one endpoint by many names ({@code stream-127.0.0.1} among them).
 */
sealed interface Envelope {

  /** The protocol in which to answer, as far as the headers tell. */
  Protocol protocol();

  /** {@code X-Amz-Target: Logs_20140328.PutLogEvents}. */
  record Json(Protocol protocol, String prefix, String operation) implements Envelope {}

  /** {@code smithy-protocol: rpc-v2-cbor} and {@code /service/S/operation/O}. */
  record Cbor(String service, String operation) implements Envelope {
    private static final Pattern PATH = Pattern.compile(".*/service/([^/]+)/operation/([^/]+)/?");

    @Override
    public Protocol protocol() {
      return Protocol.RPC_V2_CBOR;
    }
  }

  /** {@code Action=…&Version=…} in a form post, a query string, or both. */
  record Form() implements Envelope {
    @Override
    public Protocol protocol() {
      return Protocol.AWS_QUERY;
    }
  }

  /** Reads the envelope off the head; empty if this is no AWS call at all. */
  static Optional<Envelope> of(RequestHead head) {
    if (head.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent()) {
      Matcher path = Cbor.PATH.matcher(head.rawPath());
      return path.matches()
          ? Optional.of(new Cbor(path.group(1), path.group(2)))
          : Optional.empty();
    }
    Optional<String> target = head.header("x-amz-target");
    if (target.isPresent()) {
      int dot = target.get().lastIndexOf('.');
      return Optional.of(
          new Json(
              head.contentType().startsWith("application/x-amz-json-1.0")
                  ? Protocol.AWS_JSON_1_0
                  : Protocol.AWS_JSON_1_1,
              target.get().substring(0, Math.max(dot, 0)),
              target.get().substring(dot + 1)));
    }
    boolean formPost =
        head.method().equals("POST")
            && head.contentType().startsWith("application/x-www-form-urlencoded");
    return formPost || Forms.first(head.rawQuery(), "Action").isPresent()
        ? Optional.of(new Form())
        : Optional.empty();
  }

  /**
   * The service and operation called.
   *
   * @param form the form and query string of a {@link Form}; empty otherwise
   * @throws AwsException 400 if there is no such service
   */
  default Target target(ServiceDirectory directory, String form) {
    return switch (this) {
      case Json json ->
          new Target(
              directory.byTargetPrefix(json.prefix).orElseThrow(() -> noSuchService(json.prefix)),
              json.protocol,
              json.operation);
      case Cbor cbor ->
          new Target(
              directory.byCborName(cbor.service).orElseThrow(() -> noSuchService(cbor.service)),
              Protocol.RPC_V2_CBOR,
              cbor.operation);
      case Form ignored -> formTarget(directory, form);
    };
  }

  /**
   * What the codec decodes.
   *
   * @param form the form and query string of a {@link Form}; empty otherwise
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier; never compared or printed
  record Content(byte[] bytes, String form) {}

  /** The body; of a form, the body and the query string, either of which may name parameters. */
  default Content content(RequestHead head, byte[] body) {
    if (!(this instanceof Form)) {
      return new Content(body, "");
    }
    String posted = new String(body, UTF_8);
    if (head.rawQuery().isEmpty()) {
      return new Content(body, posted);
    }
    String form = posted.isEmpty() ? head.rawQuery() : posted + "&" + head.rawQuery();
    return new Content(form.getBytes(UTF_8), form);
  }

  private static Target formTarget(ServiceDirectory directory, String form) {
    String action =
        Forms.first(form, "Action")
            .orElseThrow(
                () -> new AwsException("MissingAction", 400, "Action parameter was not given"));
    String version = Forms.first(form, "Version").orElse("NO_VERSION_SPECIFIED");
    Service service =
        directory
            .byApiVersion(version)
            .orElseThrow(
                () ->
                    CommonErrors.QUERY.unknownOperation(
                        "Could not find operation %s for version %s".formatted(action, version)));
    Protocol protocol =
        service.protocols().contains(Protocol.EC2_QUERY) ? Protocol.EC2_QUERY : Protocol.AWS_QUERY;
    return new Target(service, protocol, action);
  }

  private static AwsException noSuchService(String name) {
    return CommonErrors.JSON.unknownOperation(
        "There is no service %s on this endpoint".formatted(name));
  }
}
