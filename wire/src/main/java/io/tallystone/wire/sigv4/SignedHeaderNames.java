package io.tallystone.wire.sigv4;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of signed headers: which must be among them, and how they are written. */
final class SignedHeaderNames {
  private SignedHeaderNames() {}

  static List<String> parse(String value) throws AuthenticationException {
    List<String> names = List.of(value.split(";", -1));
    Set<String> distinct = new HashSet<>(names);
    if (distinct.size() != names.size() || distinct.contains("")) {
      throw AuthenticationException.incomplete(
          "value of SignedHeaders: '%s' (expected: distinct names separated by ';')"
              .formatted(Excerpt.of(value)));
    }
    return names.stream().sorted().toList();
  }

  /**
   * The host and every {@code x-amz-*} header must be signed, or somebody between could have added
   * or changed what we act on.
   */
  static void requireCovered(List<String> signed, HeaderLines headers)
      throws AuthenticationException {
    if (!signed.contains("host") && !signed.contains(":authority")) {
      throw AuthenticationException.mismatch(
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    for (String name : headers.names()) {
      if (name.startsWith("x-amz-") && !signed.contains(name)) {
        throw AuthenticationException.mismatch(
            "There were headers present in the request which were not signed: " + Excerpt.of(name));
      }
    }
  }
}
