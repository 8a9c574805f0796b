package io.tallystone.server.auth.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An identity that calls: it can have a permissions boundary and tags.
 *
 * @param <T> the type itself
 */
public sealed interface Actor<T extends Actor<T>> extends Identity<T> permits User, Role {
  /** ARN of the managed policy that limits it; null if there is none. */
  @Nullable String boundary();

  /** In the order they were set. */
  Map<String, String> tags();

  /** With another boundary, or none. */
  T withBoundary(@Nullable String policyArn);

  /** With other tags. */
  T withTags(Map<String, String> other);
}
