package io.tallystone.server.auth.store;

/**
 * A long-term access key.
 *
 * @param id {@code AKIA…}
 * @param secret kept in the clear, because verifying a signature needs it
 * @param active inactive keys do not authenticate
 * @param createdAt ms since the epoch
 */
public record AccessKey(String id, String secret, boolean active, long createdAt) {
  /** The same key in the other state. */
  public AccessKey withActive(boolean state) {
    return new AccessKey(id, secret, state, createdAt);
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + "]"; // the secret never reaches a log
  }
}
