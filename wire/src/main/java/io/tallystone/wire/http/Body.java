package io.tallystone.wire.http;

import io.tallystone.wire.codec.Allowance;

/**
 * Where a request's body comes from. It is read late, when the head has told in which protocol to
 * refuse it.
 */
@FunctionalInterface
interface Body {
  /**
   * Reads all of it.
   *
   * @throws io.tallystone.wire.AwsException 413, 408, 400 or 503
   */
  Received receive();

  /**
   * A body.
   *
   * @param sent as it came: that is what was signed
   * @param decoded without its content encoding
   * @param memory that reading it into an input may take
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier; never compared or printed
  record Received(byte[] sent, byte[] decoded, Allowance memory) {}
}
