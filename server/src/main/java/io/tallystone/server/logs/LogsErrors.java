package io.tallystone.server.logs;

import io.tallystone.wire.AwsException;
import java.util.Map;

/** The service's errors, with AWS's codes and, where they are known, its messages. */
final class LogsErrors {
  private LogsErrors() {}

  static AwsException noSuchGroup() {
    return notFound("The specified log group does not exist.");
  }

  static AwsException noSuchStream() {
    return notFound("The specified log stream does not exist.");
  }

  static AwsException noSuchResource() {
    return notFound("The specified resource does not exist.");
  }

  static AwsException noSuchPolicy(String name) {
    return notFound("Policy with name [" + name + "] does not exist");
  }

  private static AwsException notFound(String message) {
    return new AwsException("ResourceNotFoundException", 400, message);
  }

  static AwsException groupExists() {
    return exists("The specified log group already exists");
  }

  static AwsException streamExists() {
    return exists("The specified log stream already exists");
  }

  private static AwsException exists(String message) {
    return new AwsException("ResourceAlreadyExistsException", 400, message);
  }

  static AwsException invalid(String message) {
    return new AwsException("InvalidParameterException", 400, message);
  }

  static AwsException invalidToken() {
    return invalid("The specified nextToken is invalid.");
  }

  /** A value outside its constraint, worded as the service's own validation does. */
  static AwsException constraint(Object value, String member, String constraint) {
    return invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, member, constraint));
  }

  static AwsException limitExceeded() {
    return new AwsException("LimitExceededException", 400, "Resource limit exceeded.");
  }

  static AwsException tooManyTags(int limit, String resource) {
    return new AwsException(
        "TooManyTagsException",
        400,
        "A resource can have no more than " + limit + " tags.",
        Map.of("resourceName", resource));
  }

  /** AWS: "Protecting log groups from deletion", error handling. */
  static AwsException deletionProtected() {
    return new AwsException(
        "ValidationException",
        400,
        "Cannot delete log group with deletion protection enabled. Disable deletion protection"
            + " first.");
  }

  static AwsException conflict() {
    return new AwsException(
        "OperationAbortedException",
        400,
        "Multiple concurrent requests to update the same resource were in conflict.");
  }

  /** The state behind it cannot be written or read now; trying again later may succeed. */
  static AwsException unavailable() {
    return new AwsException(
        "ServiceUnavailableException", 503, "The service cannot complete the request.");
  }

  static AwsException sessionTimeout() {
    return new AwsException("SessionTimeoutException", 400, "The Live Tail session timed out.");
  }

  static AwsException sessionBroken() {
    return new AwsException(
        "SessionStreamingException", 500, "The Live Tail session failed on the server.");
  }
}
