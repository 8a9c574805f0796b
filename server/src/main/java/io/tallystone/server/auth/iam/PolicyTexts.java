package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Policy documents as they come and go. */
final class PolicyTexts {
  private PolicyTexts() {}

  /** The document, if it is valid; else MalformedPolicyDocument. */
  static String checked(String document, PolicyType type) {
    try {
      PolicyParser.parse(document, type);
      return document;
    } catch (MalformedPolicyException e) {
      throw IamErrors.malformedPolicy(e.text());
    }
  }

  /** Size as the quotas count it. */
  static long size(String document) {
    return document.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /** As documents are shown in answers: percent-encoded after RFC 3986. */
  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
