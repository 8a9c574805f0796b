package io.tallystone.wire.http;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.CallListener;
import io.tallystone.wire.codec.ProtocolCodec;
import io.tallystone.wire.codec.ProtocolCodec.Encoded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to calls that failed, in the call's own protocol, and what operators learn of bugs. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final Protocols protocols;
  private final CallListener listener;

  Refusals(Protocols protocols, CallListener listener) {
    this.protocols = protocols;
    this.listener = listener;
  }

  /** The client's fault, or a fault that it may know of. */
  Encoded refused(Envelope envelope, CallProgress progress, AwsException refused) {
    try {
      progress.report(listener, null, refused, refused.status());
      return encoded(envelope, progress, refused);
    } catch (RuntimeException | Error bug) {
      return encoded(envelope, progress, logged(envelope, progress, bug));
    }
  }

  /** Our fault: logged once, and answered with nothing but the request id. */
  Encoded failed(Envelope envelope, CallProgress progress, Throwable bug) {
    return refused(envelope, progress, logged(envelope, progress, bug));
  }

  /**
   * Reports a stream that ends: the client has most of its answer, so failures only reach the log.
   */
  void streamed(CallProgress progress, @Nullable AwsException error) {
    try {
      progress.report(listener, null, error, 200);
    } catch (RuntimeException | Error bug) {
      LOG.error("request {} ({}) failed", progress.head().requestId(), progress.name(), bug);
    }
  }

  /** Logs a bug under the request id that the client gets to see. */
  AwsException logged(Envelope envelope, CallProgress progress, Throwable bug) {
    String requestId = progress.head().requestId();
    LOG.error("request {} ({}) failed", requestId, progress.name(), bug);
    return errors(envelope, progress).internal(requestId);
  }

  private static CommonErrors errors(Envelope envelope, CallProgress progress) {
    Target target = progress.target();
    return CommonErrors.of(target == null ? envelope.protocol() : target.protocol());
  }

  private Encoded encoded(Envelope envelope, CallProgress progress, AwsException error) {
    Target target = progress.target();
    Optional<ProtocolCodec> own = target == null ? Optional.empty() : protocols.codec(target);
    return own.or(() -> protocols.anyCodec(envelope.protocol()))
        .map(codec -> codec.encodeError(error, progress.head().requestId()))
        .orElseGet(() -> PlainErrors.json(error));
  }
}
