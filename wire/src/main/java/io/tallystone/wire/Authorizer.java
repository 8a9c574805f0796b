package io.tallystone.wire;

/** Decides whether a caller may do something. Implemented by the auth feature. */
public interface Authorizer {
  /** Evaluates identity, session and resource policies. */
  Decision decide(Access access, Call call);

  /** The outcome. */
  sealed interface Decision {
    /** Allowed. */
    record Allowed() implements Decision {}

    /**
     * Denied; the reason completes AWS's sentence, e.g. {@code because no identity-based policy
     * allows the logs:X action}.
     */
    record Denied(String reason) implements Decision {}
  }
}
