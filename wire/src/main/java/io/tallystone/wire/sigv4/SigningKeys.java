package io.tallystone.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signing keys, derived from secrets once per day, Region and service. Keys are cached for unknown
 * access keys too, derived from a decoy secret, so that the time to refuse does not tell a wrong
 * secret from an unknown key.
 */
final class SigningKeys {
  /** About 300 bytes each; an access key uses a handful a day. */
  private static final int MOST_CACHED = 4_096;

  private record Derivation(CredentialScope scope, String secret) {
    @Override
    public String toString() {
      return "Derivation[" + scope.text() + "]"; // the secret never reaches a log
    }
  }

  private final Cache<Derivation, SecretKeySpec> keys =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

  SecretKeySpec key(String secret, CredentialScope scope) {
    return keys.get(new Derivation(scope, secret), SigningKeys::derive);
  }

  private static SecretKeySpec derive(Derivation derivation) {
    CredentialScope scope = derivation.scope;
    SecretKeySpec secret = Hashes.key(("AWS4" + derivation.secret).getBytes(UTF_8));
    SecretKeySpec dateKey = Hashes.key(Hashes.hmac(secret, scope.date()));
    SecretKeySpec regionKey = Hashes.key(Hashes.hmac(dateKey, scope.region()));
    SecretKeySpec serviceKey = Hashes.key(Hashes.hmac(regionKey, scope.service()));
    return Hashes.key(Hashes.hmac(serviceKey, "aws4_request"));
  }
}
