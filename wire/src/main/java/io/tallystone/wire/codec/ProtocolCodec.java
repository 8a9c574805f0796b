package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** One AWS protocol: bytes to SDK model types and back. Stateless; safe for use by many threads. */
public interface ProtocolCodec {

  /**
   * Decodes an operation's input. Unknown members are skipped, as AWS does.
   *
   * @throws AwsException SerializationException (400) or the protocol's own code if the body is
   *     malformed, too deep, or has members of the wrong type; or what the allowance throws
   */
  SdkPojo decode(OperationModel operation, byte[] body, Allowance memory);

  /** Decodes an input that is known to be small. */
  default SdkPojo decode(OperationModel operation, byte[] body) {
    return decode(operation, body, Allowance.unbounded());
  }

  /** Encodes an operation's output. */
  Encoded encode(OperationModel operation, SdkPojo output, String requestId);

  /**
   * Encodes an error. {@code operation} may be unknown at that point, so only the service's codes
   * are used.
   */
  Encoded encodeError(AwsException error, String requestId);

  /**
   * An encoded answer.
   *
   * @param headers beside Content-Type, Content-Length, x-amzn-RequestId and Date, which the HTTP
   *     layer sets
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier; never compared or printed
  record Encoded(int status, String contentType, Map<String, String> headers, byte[] body) {}
}
