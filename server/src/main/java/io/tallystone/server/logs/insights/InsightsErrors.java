package io.tallystone.server.logs.insights;

import io.tallystone.engine.query.plan.QueryProblem;
import io.tallystone.engine.query.ql.QlSyntaxException;
import io.tallystone.wire.AwsException;
import java.util.Map;

/** Errors of queries, with AWS's codes. */
final class InsightsErrors {
  private InsightsErrors() {}

  static AwsException malformed(QlSyntaxException e) {
    return malformed(String.valueOf(e.getMessage()), e.start(), e.end());
  }

  static AwsException malformed(QueryProblem e) {
    return malformed(String.valueOf(e.getMessage()), e.span().start(), e.span().end());
  }

  /** The members are those of QueryCompileError (API reference, MalformedQueryException). */
  static AwsException malformed(String message, int start, int end) {
    return new AwsException(
        "MalformedQueryException",
        400,
        message,
        Map.of(
            "queryCompileError",
            Map.of(
                "location",
                Map.of("startCharOffset", start, "endCharOffset", end),
                "message",
                message)));
  }

  static AwsException invalid(String message) {
    return new AwsException("InvalidParameterException", 400, message);
  }

  static AwsException noSuchQuery() {
    return new AwsException(
        "ResourceNotFoundException", 400, "The specified query does not exist.");
  }

  static AwsException noSuchRecord() {
    return new AwsException(
        "ResourceNotFoundException", 400, "The specified log record does not exist.");
  }

  static AwsException tooManyQueries(int limit) {
    return new AwsException(
        "LimitExceededException",
        400,
        "Account maximum query concurrency limit of [%d] reached.".formatted(limit));
  }
}
