package io.tallystone.wire;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation of a service: a small class that says what it needs and does it.
 *
 * <p>The wire layer finds the request and response types by the operation's name, decodes and
 * validates the input, verifies the caller, asks the {@link Authorizer} for every {@link Access},
 * calls the handler on a virtual thread (it may block), and encodes the output or the {@link
 * AwsException}.
 *
 * @param <I> the SDK's request type
 * @param <O> the SDK's response type
 */
public non-sealed interface Operation<I extends SdkPojo, O extends SdkPojo>
    extends AnyOperation<I> {

  /**
   * Does the work. {@link AwsException} is the client's error; anything else is a bug and becomes a
   * 500.
   */
  O handle(I input, Call call);

  /** An operation that needs no permission says so with this, and why in a comment. */
  static List<Access> noAccessNeeded() {
    return List.of();
  }
}
