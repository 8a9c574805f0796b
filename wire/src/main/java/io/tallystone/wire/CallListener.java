package io.tallystone.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Sees every call once, before its answer is sent (for a stream: before its last frame is). The
 * trail records from here.
 */
@FunctionalInterface
public interface CallListener {
  /** The call is done. What this throws fails the call with a 500. */
  void completed(Outcome outcome);

  /**
   * How a call ended.
   *
   * @param call principal is anonymous if the signature did not hold; operation is empty if it
   *     could not be told
   * @param input the decoded request; null if it could not be decoded
   * @param output null on an error and for a stream
   * @param error null on success
   * @param status HTTP status
   * @param requestBytes body size on the wire
   */
  record Outcome(
      Call call,
      @Nullable SdkPojo input,
      @Nullable SdkPojo output,
      @Nullable AwsException error,
      int status,
      Duration elapsed,
      long requestBytes) {}
}
