package io.tallystone.server.auth.store;

import io.tallystone.engine.spi.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of who may do what. Reads come from memory and never wait; writes go
 * through one lock, so that rules across things (a group with members cannot be deleted) hold.
 *
 * <p>Memory is filled at start, so this is the only writer of its documents.
 */
public final class Identities {
  private final ReentrantLock writes = new ReentrantLock();
  private final Map<String, KeyOwner> keyOwners = new ConcurrentHashMap<>();
  private final Registry<User> users;
  private final Registry<Group> groups;
  private final Registry<Role> roles;
  private final Registry<ManagedPolicy> policies;
  private final Registry<RootUser> roots;
  private final Registry<KeyUse> keyUses;
  private final AwsPolicies awsPolicies = AwsPolicies.load();

  /** Reads all documents. */
  public Identities(Documents documents) {
    users =
        new Registry<>(documents, writes, "iam-user", User.class, User::name, this::userChanged);
    groups =
        new Registry<>(documents, writes, "iam-group", Group.class, Group::name, (_, _, _) -> {});
    roles = new Registry<>(documents, writes, "iam-role", Role.class, Role::name, (_, _, _) -> {});
    policies =
        new Registry<>(
            documents,
            writes,
            "iam-policy",
            ManagedPolicy.class,
            ManagedPolicy::name,
            (_, _, _) -> {});
    roots =
        new Registry<>(
            documents,
            writes,
            "iam-root",
            RootUser.class,
            _ -> RootUser.NAME,
            (account, before, after) ->
                keysChanged(
                    account,
                    null,
                    before == null ? List.of() : before.keys(),
                    after == null ? List.of() : after.keys()));
    keyUses =
        new Registry<>(
            documents, writes, "iam-key-use", KeyUse.class, KeyUse::accessKeyId, (_, _, _) -> {});
    reload();
  }

  /** Reads all documents again, after they were changed underneath. */
  public void reload() {
    exclusively(
        () -> {
          keyOwners.clear();
          List.of(users, groups, roles, policies, roots, keyUses).forEach(Registry::load);
          return true;
        });
  }

  /** Does something while nobody else changes anything. */
  public <R> R exclusively(Supplier<R> change) {
    writes.lock();
    try {
      return change.get();
    } finally {
      writes.unlock();
    }
  }

  /** Users. */
  public Registry<User> users() {
    return users;
  }

  /** Groups. */
  public Registry<Group> groups() {
    return groups;
  }

  /** Roles. */
  public Registry<Role> roles() {
    return roles;
  }

  /** Managed policies of the accounts, without AWS's. */
  public Registry<ManagedPolicy> policies() {
    return policies;
  }

  /** AWS's managed policies. */
  public AwsPolicies awsPolicies() {
    return awsPolicies;
  }

  /** Root users. */
  public Registry<RootUser> roots() {
    return roots;
  }

  /** When keys were last used. */
  public Registry<KeyUse> keyUses() {
    return keyUses;
  }

  /** Whose a long-term key is, active or not. */
  public Optional<KeyOwner> keyOwner(String accessKeyId) {
    return Optional.ofNullable(keyOwners.get(accessKeyId));
  }

  /** A role by its ARN, in any account. */
  public Optional<Role> role(String arn) {
    String account = accountOf(arn);
    return roles
        .find(account, arn.substring(arn.lastIndexOf('/') + 1))
        .filter(role -> role.arn(account).equals(arn));
  }

  /** A managed policy by its ARN, in any account or AWS's. */
  public Optional<ManagedPolicy> policy(String arn) {
    String account = accountOf(arn);
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    Optional<ManagedPolicy> found =
        account.equals(AwsPolicies.OWNER) ? awsPolicies.find(name) : policies.find(account, name);
    return found.filter(policy -> policy.arn().equals(arn));
  }

  /** The account of an ARN; empty if it has none. */
  public static String accountOf(String arn) {
    String[] components = arn.split(":", 6);
    return components.length < 6 ? "" : components[4];
  }

  private void userChanged(String account, @Nullable User before, @Nullable User after) {
    keysChanged(
        account,
        after,
        before == null ? List.of() : before.keys(),
        after == null ? List.of() : after.keys());
  }

  private void keysChanged(
      String account, @Nullable User user, List<AccessKey> before, List<AccessKey> after) {
    after.forEach(key -> keyOwners.put(key.id(), new KeyOwner(account, user, key)));
    before.stream()
        .map(AccessKey::id)
        .filter(id -> after.stream().noneMatch(key -> key.id().equals(id)))
        .forEach(keyOwners::remove);
  }
}
