package io.tallystone.wire.http;

/**
 * Keeps web pages of other origins out. A page that a developer visits can post forms to the
 * loopback address; in development mode, where signatures are not checked, that would let it in.
 */
final class CrossOrigin {
  private CrossOrigin() {}

  /** Refuses a request that a browser marks as coming from another origin. */
  static void refuse(RequestHead head) {
    String origin = head.header("origin").orElse("");
    String host = head.header("host").orElse("");
    boolean sameOrigin =
        origin.isEmpty() || origin.equals((head.tls() ? "https://" : "http://") + host);
    String site = head.header("sec-fetch-site").orElse("none");
    boolean sameSite = site.equals("none") || site.equals("same-origin");
    if (!sameOrigin || !sameSite) {
      throw HttpErrors.foreignPage(origin);
    }
  }
}
