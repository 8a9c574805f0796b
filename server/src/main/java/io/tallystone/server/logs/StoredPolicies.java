package io.tallystone.server.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallystone.engine.spi.Documents;
import io.tallystone.engine.spi.LogDirectory.LogGroup;
import io.tallystone.engine.spi.LogDirectory.Scope;
import io.tallystone.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/**
 * Resource policies, stored as documents of the kind {@code logs-resource-policy}: those of the
 * account by name, and one per log group by the group's ARN.
 *
 * <pre>
 *   id    ACCOUNT/name | RESOURCE/arn
 *   body  {"name": …, "policy": …, "updated": ms, "revision": …}
 * </pre>
 */
final class StoredPolicies {
  static final String KIND = "logs-resource-policy";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Documents documents;
  private final int limit;
  private final AtomicLong changes = new AtomicLong();

  StoredPolicies(Documents documents, LogsQuotas.Resources quotas) {
    this.documents = documents;
    this.limit = quotas.policies();
  }

  /** Creates or replaces the account's policy of that name. */
  synchronized ResourcePolicy put(Call call, String name, String policy, long now) {
    Documents.Key key = key(call, PolicyScope.ACCOUNT, name);
    if (documents.find(key).isEmpty() && count(call) >= limit) {
      throw LogsErrors.limitExceeded();
    }
    String body = body(name, policy, now, "");
    change(key, old -> body);
    return policy(new Documents.Document(key, body));
  }

  /** Creates or replaces the policy of a resource, whose revision must be the one expected. */
  ResourcePolicy put(
      Call call, String name, String policy, long now, String arn, @Nullable String revision) {
    Documents.Key key = key(call, PolicyScope.RESOURCE, arn);
    String body = body(name, policy, now, UUID.randomUUID().toString());
    change(
        key,
        old -> {
          checkRevision(old, revision);
          return body;
        });
    return policy(new Documents.Document(key, body));
  }

  /** Policies of a scope by name or ARN. */
  List<ResourcePolicy> list(Call call, PolicyScope scope, @Nullable String after, int count) {
    return documents.list(KIND, world(LogArns.scope(call)), id(scope, ""), after, count).stream()
        .map(StoredPolicies::policy)
        .toList();
  }

  /** The policy of a resource. */
  Optional<ResourcePolicy> ofResource(Call call, String arn) {
    Documents.Key key = key(call, PolicyScope.RESOURCE, arn);
    return documents.find(key).map(body -> policy(new Documents.Document(key, body)));
  }

  /** What a listing goes on after. */
  static String id(ResourcePolicy policy) {
    return policy.policyScope() == PolicyScope.RESOURCE
        ? id(PolicyScope.RESOURCE, policy.resourceArn())
        : id(PolicyScope.ACCOUNT, policy.policyName());
  }

  void delete(Call call, String name) {
    change(
        key(call, PolicyScope.ACCOUNT, name),
        old -> {
          if (old == null) {
            throw LogsErrors.noSuchPolicy(name);
          }
          return null;
        });
  }

  /**
   * Where the policy of a group is stored. It comes and goes with the group in one transaction,
   * since a group made anew must not inherit it; {@link #changed} tells of that.
   */
  static Documents.Key ofGroup(Scope scope, String name) {
    return key(scope, PolicyScope.RESOURCE, LogArns.group(scope, name));
  }

  /** Whoever changes policies without this class tells it, whatever came of it. */
  void changed() {
    changes.incrementAndGet();
  }

  /** Removes the policy of a group that was deleted while it was put. */
  void deleteOf(LogGroup group) {
    change(ofGroup(group.scope(), group.name()), old -> null);
  }

  /** The texts of an account's own policies. */
  List<String> texts(Scope world) {
    return documents
        .list(KIND, world(world), id(PolicyScope.ACCOUNT, ""), null, Integer.MAX_VALUE)
        .stream()
        .map(document -> text(document.body()))
        .toList();
  }

  /** The text of a group's policy. */
  Optional<String> text(LogArns.GroupArn group) {
    return documents.find(ofGroup(group.scope(), group.name())).map(StoredPolicies::text);
  }

  /** Grows with each change, after which what was read before may be stale. */
  long version() {
    return changes.get();
  }

  private void change(Documents.Key key, UnaryOperator<@Nullable String> change) {
    try {
      documents.update(key, change);
    } finally {
      changed(); // one that failed may have been stored all the same
    }
  }

  void delete(Call call, String name, String arn, @Nullable String revision) {
    change(
        key(call, PolicyScope.RESOURCE, arn),
        old -> {
          if (old == null) {
            throw LogsErrors.noSuchPolicy(name);
          }
          checkRevision(old, revision);
          return null;
        });
  }

  private int count(Call call) {
    return documents
        .list(KIND, world(LogArns.scope(call)), id(PolicyScope.ACCOUNT, ""), null, limit)
        .size();
  }

  private static void checkRevision(@Nullable String old, @Nullable String expected) {
    String now = old == null ? null : read(old).path("revision").asText();
    if (now == null ? expected != null : !now.equals(expected)) {
      throw LogsErrors.conflict();
    }
  }

  private static Documents.Key key(Call call, PolicyScope scope, String nameOrArn) {
    return key(LogArns.scope(call), scope, nameOrArn);
  }

  private static Documents.Key key(Scope world, PolicyScope scope, String nameOrArn) {
    return new Documents.Key(KIND, world(world), id(scope, nameOrArn));
  }

  private static String world(Scope world) {
    return world.account() + "/" + world.region();
  }

  private static String text(String body) {
    return read(body).path("policy").asText();
  }

  private static String id(PolicyScope scope, String nameOrArn) {
    return scope + "/" + nameOrArn;
  }

  private static String body(String name, String policy, long now, String revision) {
    ObjectNode body = JSON.createObjectNode();
    body.put("name", name).put("policy", policy).put("updated", now).put("revision", revision);
    return body.toString();
  }

  private static ResourcePolicy policy(Documents.Document document) {
    JsonNode body = read(document.body());
    String id = document.key().id();
    boolean ofResource = id.startsWith(id(PolicyScope.RESOURCE, ""));
    return ResourcePolicy.builder()
        .policyName(body.path("name").asText())
        .policyDocument(body.path("policy").asText())
        .lastUpdatedTime(body.path("updated").asLong())
        .policyScope(ofResource ? PolicyScope.RESOURCE : PolicyScope.ACCOUNT)
        .resourceArn(ofResource ? id.substring(id(PolicyScope.RESOURCE, "").length()) : null)
        .revisionId(ofResource ? body.path("revision").asText() : null)
        .build();
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored resource policy is not JSON", broken);
    }
  }
}
