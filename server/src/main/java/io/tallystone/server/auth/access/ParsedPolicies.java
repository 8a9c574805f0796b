package io.tallystone.server.auth.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tallystone.server.auth.policy.MalformedPolicyException;
import io.tallystone.server.auth.policy.PolicyDocument;
import io.tallystone.server.auth.policy.PolicyParser;
import io.tallystone.server.auth.policy.PolicyType;

/** Parses stored documents once, since every call asks for them. */
public final class ParsedPolicies {
  /** Far more than the distinct documents that callers use at a time; about 5 KB each. */
  private static final int MAX_DOCUMENTS = 5_000;

  private record Key(String text, PolicyType type) {}

  private final Cache<Key, PolicyDocument> cache =
      Caffeine.newBuilder().maximumSize(MAX_DOCUMENTS).build();

  /** The parsed document; it was checked when it was stored. */
  public PolicyDocument of(String text, PolicyType type) {
    return cache.get(new Key(text, type), ParsedPolicies::parse);
  }

  private static PolicyDocument parse(Key key) {
    try {
      return PolicyParser.parse(key.text(), key.type());
    } catch (MalformedPolicyException e) {
      // Neither allow nor skip: it may be the one that denies.
      throw new IllegalStateException("A stored policy is malformed: " + key.text(), e);
    }
  }
}
