package io.tallystone.wire.sigv4;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Parses the {@code X-Amz-*} parameters of a presigned request. */
final class PresignedQuery {
  /** "Authenticating requests: using query parameters": at most seven days. */
  static final Duration LONGEST_VALIDITY = Duration.ofDays(7);

  static final String SIGNATURE = "X-Amz-Signature";

  private PresignedQuery() {}

  /** Whether the query string carries a signature, whole or in part. */
  static boolean isIn(String rawQuery) {
    return rawQuery.contains("X-Amz-Algorithm=") || rawQuery.contains(SIGNATURE + "=");
  }

  static Authorization parse(String rawQuery) throws AuthenticationException {
    Map<String, String> parameters = parameters(rawQuery);
    String algorithm = required(parameters, "X-Amz-Algorithm");
    if (!algorithm.equals(Authorization.ALGORITHM)) {
      throw AuthenticationException.incomplete(
          "Unsupported AWS 'algorithm': '%s'.".formatted(Excerpt.of(algorithm)));
    }
    String date = required(parameters, "X-Amz-Date");
    return new Authorization(
        CredentialScope.parse(required(parameters, "X-Amz-Credential")),
        SignedHeaderNames.parse(required(parameters, "X-Amz-SignedHeaders")),
        required(parameters, SIGNATURE),
        SigningTime.parseBasic(date)
            .orElseThrow(
                () ->
                    AuthenticationException.incomplete(
                        "value of X-Amz-Date: '%s' (expected: YYYYMMDD'T'HHMMSS'Z')"
                            .formatted(Excerpt.of(date)))),
        validity(required(parameters, "X-Amz-Expires")),
        parameters.get("X-Amz-Security-Token"));
  }

  private static Map<String, String> parameters(String rawQuery) throws AuthenticationException {
    Map<String, String> parameters = new HashMap<>();
    for (CanonicalQuery.Parameter parameter : CanonicalQuery.parameters(rawQuery)) {
      if (parameter.name().startsWith("X-Amz-")
          && parameters.put(parameter.name(), UriEscapes.decode(parameter.value())) != null) {
        throw AuthenticationException.incomplete(
            "AWS query-string parameter '%s' was given twice. Re-examine the query-string"
                    .formatted(Excerpt.of(parameter.name()))
                + " parameters.");
      }
    }
    return parameters;
  }

  private static String required(Map<String, String> parameters, String name)
      throws AuthenticationException {
    String value = parameters.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw AuthenticationException.incomplete(
          "AWS query-string parameters must include '%s'. Re-examine the query-string parameters."
              .formatted(name));
    }
    return value;
  }

  private static Duration validity(String seconds) throws AuthenticationException {
    long value = seconds.matches("\\d{1,9}") ? Long.parseLong(seconds) : -1;
    if (value < 1 || value > LONGEST_VALIDITY.toSeconds()) {
      throw AuthenticationException.outOfTime(
          "value of X-Amz-Expires: %s (expected: 1 to %d seconds)"
              .formatted(Excerpt.of(seconds), LONGEST_VALIDITY.toSeconds()));
    }
    return Duration.ofSeconds(value);
  }
}
