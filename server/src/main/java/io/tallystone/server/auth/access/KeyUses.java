package io.tallystone.server.auth.access;

import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers when keys were last used. In memory always; on disk at most every {@link #INTERVAL} a
 * key, in the background, so that a call never waits for it. After a crash the answer can be that
 * much too old.
 */
public final class KeyUses {
  private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
  private static final Duration INTERVAL = Duration.ofMinutes(15);

  /** While it cannot be stored, it is tried this often, and not with every call. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Identities identities;
  private final Executor background;
  private final Map<String, KeyUse> latest = new ConcurrentHashMap<>();
  private final Map<String, Long> triedAt = new ConcurrentHashMap<>();

  /** Stores through the executor. */
  public KeyUses(Identities identities, Executor background) {
    this.identities = identities;
    this.background = background;
  }

  void used(String accessKeyId, String service, String region, Instant when) {
    // Not those of sessions: nobody can ask for them, and they are without number.
    identities
        .keyOwner(accessKeyId)
        .ifPresent(
            owner -> {
              KeyUse use = new KeyUse(accessKeyId, when.toEpochMilli(), service, region);
              latest.put(accessKeyId, use);
              if (isDue(owner.account(), use) && claim(use)) {
                background.execute(() -> store(owner.account(), use));
              }
            });
  }

  /** The last use, if the key was ever used. */
  public Optional<KeyUse> of(String account, String accessKeyId) {
    KeyUse use = latest.get(accessKeyId);
    return use != null ? Optional.of(use) : identities.keyUses().find(account, accessKeyId);
  }

  private boolean isDue(String account, KeyUse use) {
    return identities
        .keyUses()
        .find(account, use.accessKeyId())
        .map(stored -> use.at() - stored.at() >= INTERVAL.toMillis())
        .orElse(true);
  }

  /** Whether the caller is the one to store it: nobody else has tried since a while. */
  private boolean claim(KeyUse use) {
    Long last = triedAt.putIfAbsent(use.accessKeyId(), use.at());
    return last == null
        || (use.at() - last >= RETRY.toMillis()
            && triedAt.replace(use.accessKeyId(), last, use.at()));
  }

  private void store(String account, KeyUse use) {
    try {
      identities.exclusively(
          () -> {
            boolean wanted =
                identities.keyOwner(use.accessKeyId()).isPresent() && isDue(account, use);
            return wanted
                && (identities.keyUses().update(account, use.accessKeyId(), _ -> use).isPresent()
                    || identities.keyUses().create(account, use));
          });
    } catch (RuntimeException e) {
      LOG.warn(
          "Cannot store the last use of access key {}; it stays in memory", use.accessKeyId(), e);
    }
  }
}
