package io.tallystone.server.auth.sts;

import io.tallystone.wire.AwsException;

/** STS's errors. */
final class StsErrors {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;

  private StsErrors() {}

  static AwsException accessDenied(String message) {
    return new AwsException("AccessDenied", FORBIDDEN, message);
  }

  static AwsException validation(String message) {
    return new AwsException("ValidationError", BAD_REQUEST, message);
  }

  static AwsException malformedPolicy(String message) {
    return new AwsException("MalformedPolicyDocument", BAD_REQUEST, message);
  }

  static AwsException packedPolicyTooLarge(int percent) {
    return new AwsException(
        "PackedPolicyTooLarge",
        BAD_REQUEST,
        "Packed policy consumes " + percent + "% of allotted space, please use smaller policy.");
  }
}
