package io.tallystone.wire.sigv4;

import java.util.List;

/**
 * The text that is hashed and signed ("Create a signed AWS API request", IAM user guide):
 *
 * <pre>
 * method
 * canonical path
 * canonical query
 * name:value          one line per signed header, sorted
 *
 * name;name           the signed headers
 * hex SHA-256 of the body
 * </pre>
 */
final class CanonicalRequest {
  private CanonicalRequest() {}

  static String of(SignedRequest request, Authorization authorization, String bodyHash) {
    StringBuilder text = new StringBuilder(1024);
    text.append(request.method()).append('\n');
    text.append(CanonicalPath.of(request.rawPath(), authorization.scope().service())).append('\n');
    text.append(CanonicalQuery.of(request.rawQuery())).append('\n');
    for (String name : authorization.signedHeaders()) {
      text.append(name).append(':');
      appendValues(text, request.headers().all(name));
      text.append('\n');
    }
    text.append('\n');
    text.append(String.join(";", authorization.signedHeaders())).append('\n');
    return text.append(bodyHash).toString();
  }

  private static void appendValues(StringBuilder text, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      appendFolded(text, values.get(i));
    }
  }

  /** Without spaces at the ends, and with one space where several follow each other. */
  private static void appendFolded(StringBuilder text, String value) {
    boolean spaceBefore = true;
    int start = text.length();
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean space = character == ' ' || character == '\t';
      if (!space) {
        text.append(character);
      } else if (!spaceBefore) {
        text.append(' ');
      }
      spaceBefore = space;
    }
    if (text.length() > start && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }
}
