package io.tallystone.wire.http;

import io.tallystone.wire.Access;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Principal;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.sigv4.AuthenticationException;

/**
 * The errors that all services of a protocol have in common ("Common Errors" pages of the services'
 * API references; "Error codes for the Amazon EC2 API").
 */
enum CommonErrors {
  JSON(
      "MissingAuthenticationTokenException",
      "IncompleteSignatureException",
      "UnrecognizedClientException",
      "InvalidSignatureException",
      "InvalidSignatureException",
      "ExpiredTokenException",
      "AccessDeniedException",
      400,
      "UnknownOperationException",
      "InternalFailure"),
  QUERY(
      "MissingAuthenticationToken",
      "IncompleteSignature",
      "InvalidClientTokenId",
      "SignatureDoesNotMatch",
      "SignatureDoesNotMatch",
      "ExpiredToken",
      "AccessDenied",
      403,
      "InvalidAction",
      "InternalFailure"),
  EC2(
      "MissingAuthenticationToken",
      "IncompleteSignature",
      "AuthFailure",
      "AuthFailure",
      "RequestExpired",
      "RequestExpired",
      "UnauthorizedOperation",
      403,
      "InvalidAction",
      "InternalError");

  private final String missing;
  private final String incomplete;
  private final String unknownKey;
  private final String mismatch;
  private final String outOfTime;
  private final String tokenExpired;
  private final String denied;
  private final int deniedStatus;
  private final String unknownOperation;
  private final String internal;

  CommonErrors(
      String missing,
      String incomplete,
      String unknownKey,
      String mismatch,
      String outOfTime,
      String tokenExpired,
      String denied,
      int deniedStatus,
      String unknownOperation,
      String internal) {
    this.missing = missing;
    this.incomplete = incomplete;
    this.unknownKey = unknownKey;
    this.mismatch = mismatch;
    this.outOfTime = outOfTime;
    this.tokenExpired = tokenExpired;
    this.denied = denied;
    this.deniedStatus = deniedStatus;
    this.unknownOperation = unknownOperation;
    this.internal = internal;
  }

  static CommonErrors of(Protocol protocol) {
    return switch (protocol) {
      case AWS_JSON_1_0, AWS_JSON_1_1, RPC_V2_CBOR -> JSON;
      case AWS_QUERY -> QUERY;
      case EC2_QUERY -> EC2;
    };
  }

  AwsException authentication(AuthenticationException refused) {
    return switch (refused.reason()) {
      case MISSING -> new AwsException(missing, 403, refused.text());
      case INCOMPLETE -> new AwsException(incomplete, 400, refused.text());
      case UNKNOWN_KEY -> new AwsException(unknownKey, 403, refused.text());
      case MISMATCH -> new AwsException(mismatch, 403, refused.text());
      case OUT_OF_TIME -> new AwsException(outOfTime, 403, refused.text());
      case TOKEN_EXPIRED -> new AwsException(tokenExpired, 403, refused.text());
    };
  }

  /** Wording: "Troubleshoot access denied error messages", IAM user guide. */
  AwsException denied(Principal principal, Access access, String reason) {
    return new AwsException(
        denied,
        deniedStatus,
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(principal.arn(), access.action(), access.resource(), reason));
  }

  AwsException unknownOperation(String text) {
    return new AwsException(unknownOperation, 400, text);
  }

  /** Says nothing of the cause; the server's log has it under the request id. */
  AwsException internal(String requestId) {
    return new AwsException(
        internal,
        500,
        "The request processing has failed because of an unknown error; the server's log explains"
            + " it under request id "
            + requestId);
  }
}
