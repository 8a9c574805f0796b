package io.tallystone.wire.sigv4;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses {@code Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…} (commas
 * and spaces separate, in any order and number). Messages as AWS's IncompleteSignature ones.
 */
final class AuthorizationHeader {
  private static final Pattern SEPARATORS = Pattern.compile("[, ]+");

  private AuthorizationHeader() {}

  static Authorization parse(String value, HeaderLines headers) throws AuthenticationException {
    String trimmed = value.trim();
    int space = trimmed.indexOf(' ');
    String scheme = space < 0 ? trimmed : trimmed.substring(0, space);
    if (!scheme.startsWith("AWS4-")) {
      throw AuthenticationException.missing(); // another scheme, as if nothing had come
    }
    if (!scheme.equals(Authorization.ALGORITHM)) {
      throw AuthenticationException.incomplete(
          "Unsupported AWS 'algorithm': '%s'.".formatted(Excerpt.of(scheme)));
    }
    Map<String, String> parameters = parameters(trimmed.substring(scheme.length()), trimmed);
    Optional<SigningTime> time = time(headers);
    StringBuilder lacking = new StringBuilder();
    for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
      if (parameters.getOrDefault(name, "").isEmpty()) {
        lacking.append("Authorization header requires '").append(name).append("' parameter. ");
      }
    }
    if (time.isEmpty()) {
      lacking.append(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
    }
    if (!lacking.isEmpty()) {
      throw AuthenticationException.incomplete(lacking + "Authorization=" + Excerpt.of(trimmed));
    }
    return new Authorization(
        CredentialScope.parse(parameters.getOrDefault("Credential", "")),
        SignedHeaderNames.parse(parameters.getOrDefault("SignedHeaders", "")),
        parameters.getOrDefault("Signature", ""),
        time.get(),
        null,
        headers.first("x-amz-security-token").orElse(null));
  }

  private static Map<String, String> parameters(String text, String whole)
      throws AuthenticationException {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : SEPARATORS.split(text, -1)) {
      if (parameter.isEmpty()) {
        continue;
      }
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (equals < 0 || parameters.put(name, parameter.substring(equals + 1)) != null) {
        throw AuthenticationException.incomplete(
            "'%s' not a valid key=value pair (missing equal-sign, or given twice) in Authorization"
                    .formatted(Excerpt.of(name))
                + " header: '%s'.".formatted(Excerpt.of(whole)));
      }
    }
    return parameters;
  }

  private static Optional<SigningTime> time(HeaderLines headers) {
    return headers
        .first("x-amz-date")
        .map(SigningTime::parseBasic)
        .orElseGet(() -> headers.first("date").flatMap(SigningTime::parseHttpDate));
  }
}
