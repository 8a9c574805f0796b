package io.tallystone.server.auth.iam;

import io.tallystone.server.auth.policy.PolicyType;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.Identity;
import io.tallystone.server.auth.store.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What users, groups and roles have in common: inline policies and attached ones.
 *
 * @param <T> which of them
 */
final class Holders<T extends Identity<T>> {
  private final Identities identities;
  private final Registry<T> registry;
  private final String word;
  private final String quotaWord;
  private final int inlineSize;

  Holders(
      Identities identities, Registry<T> registry, String word, String quotaWord, int inlineSize) {
    this.identities = identities;
    this.registry = registry;
    this.word = word;
    this.quotaWord = quotaWord;
    this.inlineSize = inlineSize;
  }

  T require(String account, String name) {
    return registry.find(account, name).orElseThrow(() -> IamErrors.notFound(word, name));
  }

  T update(String account, String name, UnaryOperator<T> change) {
    return registry.update(account, name, change).orElseThrow(() -> IamErrors.notFound(word, name));
  }

  /** A document that one of them has inline. */
  String inline(String account, String name, String policyName) {
    String document = require(account, name).inlinePolicies().get(policyName);
    if (document == null) {
      throw IamErrors.notFound(word + " policy", policyName);
    }
    return document;
  }

  List<String> inlineNames(String account, String name) {
    return require(account, name).inlinePolicies().keySet().stream().sorted().toList();
  }

  void putInline(String account, String name, String policyName, String document) {
    PolicyTexts.checked(document, PolicyType.IDENTITY);
    update(
        account,
        name,
        holder -> {
          Map<String, String> policies = new TreeMap<>(holder.inlinePolicies());
          policies.put(policyName, document);
          long size = policies.values().stream().mapToLong(PolicyTexts::size).sum();
          if (size > inlineSize) {
            throw IamErrors.limitExceeded(
                "Maximum policy size of %d bytes exceeded for %s %s"
                    .formatted(inlineSize, word, name));
          }
          return holder.withPolicies(policies, holder.attachedPolicies());
        });
  }

  void deleteInline(String account, String name, String policyName) {
    update(
        account,
        name,
        holder -> {
          Map<String, String> policies = new LinkedHashMap<>(holder.inlinePolicies());
          if (policies.remove(policyName) == null) {
            throw IamErrors.notFound(word + " policy", policyName);
          }
          return holder.withPolicies(policies, holder.attachedPolicies());
        });
  }

  /** Attaches; does nothing if it is attached already, as AWS does. */
  void attach(String account, String name, String policyArn) {
    update(
        account,
        name,
        holder -> {
          requireAttachable(account, policyArn);
          if (holder.attachedPolicies().contains(policyArn)) {
            return holder;
          }
          if (holder.attachedPolicies().size() >= Quotas.ATTACHED) {
            throw IamErrors.quota("PoliciesPer" + quotaWord, Quotas.ATTACHED);
          }
          List<String> attached = new ArrayList<>(holder.attachedPolicies());
          attached.add(policyArn);
          return holder.withPolicies(holder.inlinePolicies(), attached);
        });
  }

  void detach(String account, String name, String policyArn) {
    update(
        account,
        name,
        holder -> {
          List<String> attached = new ArrayList<>(holder.attachedPolicies());
          if (!attached.remove(policyArn)) {
            throw IamErrors.noSuchEntity("Policy " + policyArn + " was not found.");
          }
          return holder.withPolicies(holder.inlinePolicies(), attached);
        });
  }

  /** Fails unless the policy exists and is the account's own or AWS's. */
  private void requireAttachable(String account, String policyArn) {
    if (!ManagedPolicies.isUsable(identities, account, policyArn)) {
      throw IamErrors.noSuchEntity("Policy " + policyArn + " does not exist or is not attachable.");
    }
  }

  /** Fails if it still has policies, which keeps it from being deleted. */
  static void requireNoPolicies(Identity<?> holder) {
    if (!holder.attachedPolicies().isEmpty()) {
      throw IamErrors.deleteConflict("Cannot delete entity, must detach all policies first.");
    }
    if (!holder.inlinePolicies().isEmpty()) {
      throw IamErrors.deleteConflict("Cannot delete entity, must delete policies first.");
    }
  }
}
