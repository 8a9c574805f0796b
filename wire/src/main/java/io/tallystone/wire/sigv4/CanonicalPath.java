package io.tallystone.wire.sigv4;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path in canonical form. Every service but S3 removes empty and dot segments and escapes the
 * path as sent once more; S3 leaves segments alone, since they are part of object keys, and escapes
 * them once.
 */
final class CanonicalPath {
  private static final String OBJECT_STORE = "s3";

  private CanonicalPath() {}

  static String of(String rawPath, String service) {
    if (rawPath.isEmpty() || rawPath.equals("/")) {
      return "/";
    }
    return service.equals(OBJECT_STORE)
        ? encodeSegments(UriEscapes.decode(rawPath))
        : encodeSegments(normalize(rawPath));
  }

  private static String normalize(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    boolean directory = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
    return "/" + String.join("/", segments) + (directory && !segments.isEmpty() ? "/" : "");
  }

  private static String encodeSegments(String path) {
    return UriEscapes.encode(path).replace("%2F", "/");
  }
}
