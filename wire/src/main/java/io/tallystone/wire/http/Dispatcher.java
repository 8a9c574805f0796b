package io.tallystone.wire.http;

import io.tallystone.wire.Access;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.CallListener;
import io.tallystone.wire.Operation;
import io.tallystone.wire.OwnReading;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.StreamingOperation;
import io.tallystone.wire.codec.Allowance;
import io.tallystone.wire.codec.OperationModel;
import io.tallystone.wire.codec.OperationTables;
import io.tallystone.wire.codec.ProtocolCodec;
import io.tallystone.wire.codec.ProtocolCodec.Encoded;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Takes a call through its stages: recognise, receive, authenticate, decode, validate, authorise,
 * handle, report, encode. A refusal at any stage is answered in the call's own protocol.
 */
final class Dispatcher {
  /** What {@link OwnReading} makes of a body, and then hands on. */
  private static final int OWN_COPIES = 2;

  private final ServiceDirectory directory;
  private final Protocols protocols;
  private final Callers callers;
  private final CallListener listener;
  private final Refusals refusals;

  Dispatcher(
      ServiceDirectory directory, Protocols protocols, Callers callers, CallListener listener) {
    this.directory = directory;
    this.protocols = protocols;
    this.callers = callers;
    this.listener = listener;
    this.refusals = new Refusals(protocols, listener);
  }

  /** The answer; empty if it was streamed and is over. */
  Optional<Encoded> answer(RequestHead head, Body body, EventStream stream) {
    Optional<Envelope> envelope = Envelope.of(head);
    if (envelope.isEmpty()) {
      return Optional.of(PlainErrors.unknownOperation());
    }
    CallProgress progress = new CallProgress(head);
    try {
      return run(envelope.get(), progress, body, stream);
    } catch (AwsException refused) {
      return Optional.of(refusals.refused(envelope.get(), progress, refused));
    } catch (RuntimeException | Error bug) {
      return Optional.of(refusals.failed(envelope.get(), progress, bug));
    }
  }

  private Optional<Encoded> run(
      Envelope envelope, CallProgress progress, Body body, EventStream stream) {
    if (!(envelope instanceof Envelope.Form)) {
      progress.recognised(envelope.target(directory, "")); // so that a bad body is reported by name
    }
    Body.Received received = body.receive();
    progress.received(received.sent().length);
    Envelope.Content content = envelope.content(progress.head(), received.decoded());
    Target target = envelope.target(directory, content.form());
    progress.recognised(target);

    CommonErrors errors = CommonErrors.of(target.protocol());
    ProtocolCodec codec = codec(target, errors);
    AnyOperation<?> operation = operation(target, errors);
    progress.authenticated(
        callers.authenticate(
            progress.head(), received.sent(), target.service().signingName(), errors));
    Speech speech = new Speech(target, model(target), codec, errors);
    Optional<OwnReading.Request> own = read(operation, target, content.bytes(), received.memory());
    if (own.isPresent()) {
      progress.decoded(own.get().input());
      return Optional.of(answered(own.get(), speech, progress));
    }
    SdkPojo input = codec.decode(speech.model, content.bytes(), received.memory());
    progress.decoded(input);
    protocols.validator(target).check(speech.model, input);
    return handle(operation, input, speech, progress, stream);
  }

  /** How to read, answer and refuse a call. */
  private record Speech(
      Target target, OperationModel model, ProtocolCodec codec, CommonErrors errors) {}

  private static Optional<OwnReading.Request> read(
      AnyOperation<?> operation, Target target, byte[] body, Allowance memory) {
    if (operation instanceof OwnReading own && target.protocol() == Protocol.AWS_JSON_1_1) {
      memory.take(OWN_COPIES * body.length);
      return own.read(body);
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked") // the tables give the type that the operation's name stands for
  private <I extends SdkPojo> Optional<Encoded> handle(
      AnyOperation<I> operation,
      SdkPojo decoded,
      Speech speech,
      CallProgress progress,
      EventStream stream) {
    I input = (I) decoded;
    return switch (operation) {
      case Operation<I, ?> whole ->
          Optional.of(answered(new DecodedRequest<>(whole, input), speech, progress));
      case StreamingOperation<I> streaming -> {
        Call call = progress.call();
        callers.authorize(operation.access(input, call), call, speech.errors);
        stream.run(
            streaming, input, call, speech.model, error -> refusals.streamed(progress, error));
        yield Optional.empty();
      }
    };
  }

  private Encoded answered(OwnReading.Request request, Speech speech, CallProgress progress) {
    Call call = progress.call();
    callers.authorize(request.access(call), call, speech.errors);
    SdkPojo output = request.handle(call);
    Encoded encoded = speech.codec.encode(speech.model, output, call.requestId());
    progress.report(listener, output, null, encoded.status());
    return encoded;
  }

  /** A request that the codec read. */
  private record DecodedRequest<I extends SdkPojo>(Operation<I, ?> operation, I input)
      implements OwnReading.Request {
    @Override
    public List<Access> access(Call call) {
      return operation.access(input, call);
    }

    @Override
    public SdkPojo handle(Call call) {
      return operation.handle(input, call);
    }
  }

  private ProtocolCodec codec(Target target, CommonErrors errors) {
    return protocols
        .codec(target)
        .orElseThrow(
            () ->
                errors.unknownOperation(
                    "%s does not speak %s"
                        .formatted(target.service().signingName(), target.protocol())));
  }

  private AnyOperation<?> operation(Target target, CommonErrors errors) {
    return directory
        .operation(target)
        .orElseThrow(() -> errors.unknownOperation(UnknownOperations.text(target)));
  }

  private static OperationModel model(Target target) {
    return OperationTables.find(target.service().name(), target.operation())
        .orElseThrow(
            () -> new IllegalStateException("offered, but not in the service's table: " + target));
  }
}
