package io.tallystone.server.auth;

import io.tallystone.engine.spi.Documents;
import io.tallystone.server.auth.access.AllowEverything;
import io.tallystone.server.auth.access.KeyUses;
import io.tallystone.server.auth.access.ParsedPolicies;
import io.tallystone.server.auth.access.PolicyAuthorizer;
import io.tallystone.server.auth.access.ResourcePolicies;
import io.tallystone.server.auth.access.StoredCredentials;
import io.tallystone.server.auth.iam.Iam;
import io.tallystone.server.auth.iam.IamService;
import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.SessionTokens;
import io.tallystone.server.auth.sts.Sts;
import io.tallystone.server.auth.sts.StsService;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Credentials;
import io.tallystone.wire.Service;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Who is calling, and what they may do. */
public final class Auth {
  /** The account that exists from the start. */
  public static final String DEFAULT_ACCOUNT = "000000000000";

  /** Where the root access key is written, in the data directory. */
  public static final String CREDENTIALS_FILE = "credentials";

  private final Identities identities;
  private final SessionTokens tokens;
  private final ParsedPolicies parsed = new ParsedPolicies();
  private final RootKeys rootKeys;
  private final Path credentialsFile;
  private final Credentials credentials;
  private final List<Service> services;

  private Auth(
      Documents documents, Path dataDir, Clock clock, SecureRandom random, boolean development) {
    IdSource ids = new IdSource(random);
    this.identities = new Identities(documents);
    this.tokens = new SessionTokens(documents, random);
    this.rootKeys = new RootKeys(identities, ids, clock);
    this.credentialsFile = dataDir.resolve(CREDENTIALS_FILE);
    KeyUses uses = new KeyUses(identities, Thread::startVirtualThread);
    this.credentials = new StoredCredentials(identities, tokens, uses);
    this.services =
        List.of(
            IamService.create(new Iam(identities, ids, clock, uses, parsed)),
            StsService.create(new Sts(identities, tokens, ids, clock, development)));
  }

  /**
   * Reads what is stored; on the first start makes the default account's root access key and writes
   * it to {@code DIR/credentials}.
   *
   * @param random source of identifiers and secrets
   */
  public static Auth open(Documents documents, Path dataDir, Clock clock, SecureRandom random) {
    return open(new Auth(documents, dataDir, clock, random, false));
  }

  /** The same for development mode, where the root may assume roles too. */
  public static Auth openForDevelopment(
      Documents documents, Path dataDir, Clock clock, SecureRandom random) {
    return open(new Auth(documents, dataDir, clock, random, true));
  }

  private static Auth open(Auth auth) {
    auth.rootKeys.provide(DEFAULT_ACCOUNT, auth.credentialsFile);
    return auth;
  }

  /** Finds the secret behind a key. */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * Decides from policies.
   *
   * @param resources services that know policies of their resources
   */
  public Authorizer authorizer(ResourcePolicies... resources) {
    return new PolicyAuthorizer(identities, parsed, List.of(resources));
  }

  /** Allows everything, for development mode. */
  public static Authorizer allowEverything() {
    return new AllowEverything();
  }

  /** IAM and STS. */
  public List<Service> services() {
    return services;
  }

  /** After the documents were cleared: forgets everything and makes new keys. */
  public void reset() {
    identities.reload();
    tokens.reload();
    rootKeys.provide(DEFAULT_ACCOUNT, credentialsFile);
  }
}
