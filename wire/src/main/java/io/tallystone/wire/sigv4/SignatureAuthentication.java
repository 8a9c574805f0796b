package io.tallystone.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tallystone.wire.Credentials;
import io.tallystone.wire.Credentials.Credential;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Believes nobody without a Signature Version 4 that holds, in the header or the query string. */
public final class SignatureAuthentication implements Authentication {
  /*
   * An unknown access key and a wrong signature must take the same time, or an attacker could list
   * keys. So both do all the work: canonical request, signing key (from a decoy secret if the key is
   * unknown), HMAC, comparison in constant time. Only then is it said what was wrong.
   */
  private final Credentials credentials;
  private final Clock clock;
  private final SigningKeys signingKeys = new SigningKeys();
  private final String decoySecret = randomSecret();

  /** Over the given credentials; the clock decides what has expired. */
  public SignatureAuthentication(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public Caller authenticate(SignedRequest request, String signingName)
      throws AuthenticationException {
    Instant now = clock.instant();
    Authorization authorization = Authorization.of(request);
    CredentialScope scope = authorization.scope();
    scope.requireService(signingName);
    SignedHeaderNames.requireCovered(authorization.signedHeaders(), request.headers());
    authorization.requireInTime(now);

    Optional<Credential> found =
        credentials.find(scope.accessKeyId(), authorization.sessionToken());
    String secret = found.map(Credential::secretAccessKey).orElse(decoySecret);
    boolean holds = holds(request, authorization, signingKeys.key(secret, scope));
    Credential credential = found.orElseThrow(AuthenticationException::unknownKey);
    if (!holds) {
      throw AuthenticationException.mismatch();
    }
    requireUnexpired(credential, now);
    credentials.used(scope.accessKeyId(), scope.service(), scope.region(), now);
    return new Caller(credential.principal(), scope.region());
  }

  private static boolean holds(
      SignedRequest request, Authorization authorization, SecretKeySpec signingKey) {
    String bodyHash = Hashes.sha256Hex(request.body());
    String canonicalHash =
        Hashes.sha256Hex(CanonicalRequest.of(request, authorization, bodyHash).getBytes(UTF_8));
    String stringToSign =
        String.join(
            "\n",
            Authorization.ALGORITHM,
            authorization.time().text(),
            authorization.scope().text(),
            canonicalHash);
    String expected = HexFormat.of().formatHex(Hashes.hmac(signingKey, stringToSign));
    // The header is only a claim: the hash that is signed is always that of the body we have.
    // UNSIGNED-PAYLOAD and the streaming hashes thus never match; only S3 has a use for them.
    String claimed = request.headers().first("x-amz-content-sha256").orElse(bodyHash);
    boolean sameSignature = sameText(expected, authorization.signature());
    return sameText(claimed, bodyHash) && sameSignature;
  }

  private static void requireUnexpired(Credential credential, Instant now)
      throws AuthenticationException {
    Instant expiresAt = credential.expiresAt();
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      throw AuthenticationException.tokenExpired();
    }
  }

  private static boolean sameText(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  private static String randomSecret() {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret); // 40 characters, as long as a real one
  }
}
