package io.tallystone.wire.http;

import io.tallystone.wire.AwsException;

/** Faults of the request as HTTP. Codes and statuses as AWS's "Common Errors" pages list them. */
final class HttpErrors {
  private HttpErrors() {}

  static AwsException tooLarge(long maxBodyBytes) {
    return new AwsException(
        "RequestEntityTooLargeException",
        413,
        "Request body is too large (expected: at most %d bytes, decompressed)"
            .formatted(maxBodyBytes));
  }

  static AwsException tooLargeDecoded(long maxDecodedBytes) {
    return new AwsException(
        "RequestEntityTooLargeException",
        413,
        "Request body has too many values (expected: at most %d bytes of memory for all)"
            .formatted(maxDecodedBytes));
  }

  static AwsException malformed(String text) {
    return new AwsException("MalformedHttpRequestException", 400, text);
  }

  static AwsException tooManyHeaders(int count, int most) {
    return new AwsException(
        "RequestHeaderFieldsTooLarge",
        431,
        "header lines: %d (expected: at most %d)".formatted(count, most));
  }

  static AwsException tooSlow() {
    return new AwsException(
        "RequestTimeoutException", 408, "The request body arrived too slowly and was given up");
  }

  static AwsException aborted() {
    return new AwsException(
        "RequestAbortedException", 400, "The connection ended before the request was complete");
  }

  static AwsException busy() {
    return new AwsException(
        "ServiceUnavailable", 503, "Too many request bodies are in memory; try again");
  }

  static AwsException foreignPage(String origin) {
    return new AwsException(
        "AccessDeniedException", 403, "Calls from web pages of another origin: " + origin);
  }
}
