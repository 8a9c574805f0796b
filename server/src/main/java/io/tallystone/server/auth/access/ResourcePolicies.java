package io.tallystone.server.auth.access;

import io.tallystone.server.auth.policy.PolicyDocument;
import io.tallystone.wire.Access;
import io.tallystone.wire.Call;
import java.util.List;

/**
 * Knows the policies that are attached to resources. A service whose resources have some implements
 * this. Asked for every call, so it must answer from memory.
 */
@FunctionalInterface
public interface ResourcePolicies {

  /** The policies of what is accessed; {@link Attached#none} if it is not this service's. */
  Attached of(Access access, Call call);

  /**
   * Policies of a resource.
   *
   * @param words how a denial names them, e.g. {@code resource-based policy}
   * @param required whether they have to allow even in the caller's own account, as a role's trust
   *     policy has to
   */
  record Attached(String words, boolean required, List<PolicyDocument> documents) {
    private static final Attached NONE = ordinary(List.of());

    /** No policies. */
    public static Attached none() {
      return NONE;
    }

    /** Policies that add to what identity policies allow. */
    public static Attached ordinary(List<PolicyDocument> documents) {
      return new Attached("resource-based policy", false, documents);
    }
  }
}
