package io.tallystone.wire.sigv4;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a signing key is good for: {@code AKID/20150830/us-east-1/logs/aws4_request}.
 *
 * @param date {@code yyyyMMdd}, UTC
 */
record CredentialScope(String accessKeyId, String date, String region, String service) {
  private static final String TERMINATOR = "aws4_request";
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("[\\w.+=@-]{1,128}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern DATE = Pattern.compile("\\d{8}");

  /**
   * Parses a {@code Credential} value. Messages as in "Troubleshoot Signature Version 4 signing for
   * AWS API requests" of the IAM user guide.
   */
  static CredentialScope parse(String credential) throws AuthenticationException {
    List<String> parts = List.of(credential.split("/", -1));
    if (parts.size() != 5) {
      throw AuthenticationException.incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + Excerpt.of(credential)
              + "'");
    }
    CredentialScope scope =
        new CredentialScope(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    if (!ACCESS_KEY_ID.matcher(scope.accessKeyId).matches()) {
      throw AuthenticationException.unknownKey();
    }
    if (!DATE.matcher(scope.date).matches()) {
      throw AuthenticationException.incomplete(
          "Date in Credential scope must be of the form YYYYMMDD, got '"
              + Excerpt.of(scope.date)
              + "'");
    }
    if (!REGION.matcher(scope.region).matches()) {
      throw AuthenticationException.mismatch("Credential should be scoped to a valid region. ");
    }
    if (!parts.get(4).equals(TERMINATOR)) {
      throw AuthenticationException.mismatch(
          "Credential should be scoped with a valid terminator: 'aws4_request', not '"
              + Excerpt.of(parts.get(4))
              + "'. ");
    }
    return scope;
  }

  /** Refuses a signature made for another service. */
  void requireService(String signingName) throws AuthenticationException {
    if (!signingName.isEmpty() && !service.equals(signingName)) {
      throw AuthenticationException.mismatch(
          "Credential should be scoped to correct service: '" + signingName + "'. ");
    }
  }

  /** Refuses a signature whose key is not of the day that the request claims. */
  void requireDateOf(SigningTime time) throws AuthenticationException {
    if (!time.date().equals(date)) {
      throw AuthenticationException.mismatch(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'.".formatted(date, time.date(), time.text()));
    }
  }

  /** The scope as it is signed. */
  String text() {
    return date + "/" + region + "/" + service + "/" + TERMINATOR;
  }
}
