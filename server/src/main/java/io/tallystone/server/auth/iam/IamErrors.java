package io.tallystone.server.auth.iam;

import io.tallystone.wire.AwsException;

/** IAM's errors. */
final class IamErrors {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private IamErrors() {}

  /**
   * Something named is not there.
   *
   * @param what e.g. {@code user policy}
   */
  static AwsException notFound(String what, String name) {
    return noSuchEntity("The " + what + " with name " + name + " cannot be found.");
  }

  static AwsException noSuchEntity(String message) {
    return new AwsException("NoSuchEntity", NOT_FOUND, message);
  }

  static AwsException alreadyExists(String message) {
    return new AwsException("EntityAlreadyExists", CONFLICT, message);
  }

  static AwsException deleteConflict(String message) {
    return new AwsException("DeleteConflict", CONFLICT, message);
  }

  static AwsException limitExceeded(String message) {
    return new AwsException("LimitExceeded", CONFLICT, message);
  }

  /** The usual sentence for a quota, e.g. {@code AccessKeysPerUser}. */
  static AwsException quota(String quota, int limit) {
    return limitExceeded("Cannot exceed quota for " + quota + ": " + limit);
  }

  static AwsException malformedPolicy(String message) {
    return new AwsException("MalformedPolicyDocument", BAD_REQUEST, message);
  }

  static AwsException validation(String message) {
    return new AwsException("ValidationError", BAD_REQUEST, message);
  }

  static AwsException invalidInput(String message) {
    return new AwsException("InvalidInput", BAD_REQUEST, message);
  }
}
