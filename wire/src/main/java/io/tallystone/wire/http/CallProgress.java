package io.tallystone.wire.http;

import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.CallListener;
import io.tallystone.wire.CallListener.Outcome;
import io.tallystone.wire.Principal;
import io.tallystone.wire.Principal.Kind;
import io.tallystone.wire.sigv4.Authentication.Caller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What is known of a call so far. However far it gets, it is answered and reported from this. */
final class CallProgress {
  static final Caller ANONYMOUS =
      new Caller(new Principal(Kind.ANONYMOUS, "", "", "", "", "", null), "");

  private final RequestHead head;
  private final long startNanos = System.nanoTime();
  private long requestBytes;
  private @Nullable Target target;
  private Caller caller = ANONYMOUS;
  private @Nullable SdkPojo input;
  private boolean reported;

  CallProgress(RequestHead head) {
    this.head = head;
  }

  RequestHead head() {
    return head;
  }

  void received(long bytes) {
    requestBytes = bytes;
  }

  void recognised(Target recognised) {
    target = recognised;
  }

  void authenticated(Caller authenticated) {
    caller = authenticated;
  }

  void decoded(SdkPojo decoded) {
    input = decoded;
  }

  @Nullable Target target() {
    return target;
  }

  /** For the log. */
  String name() {
    return target == null ? "?" : target.service().signingName() + ":" + target.operation();
  }

  Call call() {
    return new Call(
        head.requestId(),
        head.time(),
        caller.principal(),
        caller.principal().account(),
        caller.region(),
        target == null ? "" : target.service().name(),
        target == null ? "" : target.operation(),
        head.sourceIp(),
        head.header("user-agent").orElse(""),
        head.tls(),
        head.headers().joined());
  }

  /** Tells the listener, once: a listener that fails is not asked again about its own failure. */
  void report(
      CallListener listener, @Nullable SdkPojo output, @Nullable AwsException error, int status) {
    if (!reported) {
      reported = true;
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
      listener.completed(new Outcome(call(), input, output, error, status, elapsed, requestBytes));
    }
  }
}
