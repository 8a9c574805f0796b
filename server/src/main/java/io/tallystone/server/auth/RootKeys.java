package io.tallystone.server.auth;

import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.RootUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first access key, with which everything else is made. The store has the key; the file
 * is for its owner to read and to copy, and is written again when it is missing.
 */
final class RootKeys {
  private static final Logger LOG = LoggerFactory.getLogger(RootKeys.class);

  private final Identities identities;
  private final IdSource ids;
  private final Clock clock;

  RootKeys(Identities identities, IdSource ids, Clock clock) {
    this.identities = identities;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes sure that the account has a root user, and that the file shows one of its keys. A file
   * that is there is left alone, unless the root user is new: then it is of another life.
   */
  void provide(String account, Path file) {
    Optional<RootUser> known = identities.roots().find(account, RootUser.NAME);
    RootUser root = known.orElseGet(() -> create(account));
    Optional<AccessKey> key = root.keys().stream().filter(AccessKey::active).findFirst();
    if (key.isPresent() && (known.isEmpty() || Files.notExists(file))) {
      try {
        new CredentialsFile(file).write(key.get());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the root access key to " + file, e);
      }
      LOG.info("Root access key of account {} written to {}", account, file);
    }
  }

  private RootUser create(String account) {
    long now = clock.millis();
    AccessKey key = new AccessKey(ids.accessKeyId("AKIA", account), ids.secret(), true, now);
    RootUser root = new RootUser(now, List.of(key), null);
    identities.roots().create(account, root);
    return root;
  }
}
