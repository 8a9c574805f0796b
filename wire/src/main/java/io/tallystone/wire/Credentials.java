package io.tallystone.wire;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secret behind an access key. Implemented by the auth feature. Must be fast: it is asked
 * for every call.
 */
public interface Credentials {
  /** The credential, or empty if there is no such (active) key. */
  Optional<Credential> find(String accessKeyId);

  /** Called after a verified call, for last-used information; must not block. */
  default void used(String accessKeyId, String service, String region, Instant when) {}

  /**
   * A credential.
   *
   * @param sessionToken the token that must come along; null for long-term keys
   * @param expiresAt null for long-term keys
   */
  record Credential(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      @Nullable Instant expiresAt,
      Principal principal) {
    @Override
    public String toString() {
      return "Credential[" + accessKeyId + "]"; // the secret never reaches a log
    }
  }
}
