package io.tallystone.app.ask;

import java.net.URI;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryCompileErrorLocation;

/** Refusals as a terminal shows them. */
final class Problems {
  private Problems() {}

  /** Code and message of a service's answer, or why this server gave none. */
  static String text(SdkException e, URI server) {
    String reason =
        e instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? service.awsErrorDetails().errorCode()
                + ": "
                + service.awsErrorDetails().errorMessage()
            : server + ": " + e.getMessage();
    return PlainText.of(reason);
  }

  /** What is wrong with a query, below it the line and a caret at the place. */
  static String text(MalformedQueryException e, String query) {
    String message = PlainText.of(String.valueOf(e.awsErrorDetails().errorMessage()));
    QueryCompileErrorLocation place =
        e.queryCompileError() == null ? null : e.queryCompileError().location();
    if (place == null || place.startCharOffset() == null) {
      return message;
    }
    int start = Math.clamp(place.startCharOffset(), 0, query.length());
    int lineStart = query.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = query.indexOf('\n', start);
    String line = query.substring(lineStart, lineEnd < 0 ? query.length() : lineEnd);
    int end = place.endCharOffset() == null ? start : place.endCharOffset();
    int length = Math.clamp((long) end - start, 1, Math.max(1, lineStart + line.length() - start));
    return "%s%n  %s%n  %s%s"
        .formatted(
            message,
            line.replaceAll("\\p{Cc}", " "),
            " ".repeat(start - lineStart),
            "^".repeat(length));
  }
}
