package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;

/** Errors of bodies that cannot be decoded, worded as AWS words them. */
final class Malformed {
  /** Longest piece of a body that a message repeats. */
  private static final int ECHO = 64;

  private Malformed() {}

  /** A JSON or CBOR body that is not one, or has a value of the wrong type. */
  static AwsException serialization(String message) {
    return new AwsException("SerializationException", 400, message);
  }

  /** A query string whose syntax or structure is wrong (IAM API Reference, "Common Errors"). */
  static AwsException query(String message) {
    return new AwsException("MalformedQueryString", 400, message);
  }

  /** A query parameter that does not convert to its member's type. */
  static AwsException input(String parameter, String value, String type) {
    return new AwsException(
        "MalformedInput", 400, parameter + ": " + cut(value) + " can not be converted to " + type);
  }

  /** A client's text, short enough for a message. */
  static String cut(String text) {
    return text.length() <= ECHO ? text : text.substring(0, ECHO) + "…";
  }
}
