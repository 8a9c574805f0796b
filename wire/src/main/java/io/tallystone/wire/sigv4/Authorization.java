package io.tallystone.wire.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its own signature.
 *
 * @param signedHeaders lower-case names, sorted
 * @param signature lower-case hex
 * @param validity how long a presigned request is good for; null for a header signature, which is
 *     good for the clock tolerance
 * @param sessionToken null if none came
 */
record Authorization(
    CredentialScope scope,
    List<String> signedHeaders,
    String signature,
    SigningTime time,
    @Nullable Duration validity,
    @Nullable String sessionToken) {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** Finds the signature, in the Authorization header or the query string. */
  static Authorization of(SignedRequest request) throws AuthenticationException {
    List<String> header = request.headers().all("authorization");
    if (header.size() > 1) {
      throw AuthenticationException.incomplete(
          "value of Authorization: %d headers (expected: 1)".formatted(header.size()));
    }
    if (!header.isEmpty()) {
      return AuthorizationHeader.parse(header.getFirst(), request.headers());
    }
    if (PresignedQuery.isIn(request.rawQuery())) {
      return PresignedQuery.parse(request.rawQuery());
    }
    throw AuthenticationException.missing();
  }

  /** Refuses a time that is over, or has not come. */
  void requireInTime(Instant now) throws AuthenticationException {
    scope.requireDateOf(time);
    if (validity == null) {
      time.requireCurrent(now);
    } else {
      time.requireWithin(validity, now);
    }
  }
}
