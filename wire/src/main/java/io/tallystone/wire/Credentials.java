package io.tallystone.wire;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secret behind an access key. Implemented by the auth feature. Must be fast: it is asked
 * for every call.
 */
public interface Credentials {
  /**
   * The credential, or empty if there is no such (active) key or the session token is not the one
   * that belongs to it.
   *
   * @param sessionToken as it came with the call; null if none did
   */
  Optional<Credential> find(String accessKeyId, @Nullable String sessionToken);

  /** Called after a verified call, for last-used information; must not block. */
  default void used(String accessKeyId, String service, String region, Instant when) {}

  /**
   * A credential.
   *
   * @param expiresAt null for long-term keys
   */
  record Credential(
      String accessKeyId,
      String secretAccessKey,
      @Nullable Instant expiresAt,
      Principal principal) {
    @Override
    public String toString() {
      return "Credential[" + accessKeyId + "]"; // the secret never reaches a log
    }
  }
}
