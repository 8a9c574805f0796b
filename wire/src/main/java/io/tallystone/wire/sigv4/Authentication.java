package io.tallystone.wire.sigv4;

import io.tallystone.wire.Principal;

/** Tells who sent a request. */
public interface Authentication {

  /**
   * Finds the caller.
   *
   * @param signingName the service that the signature must be scoped to, e.g. {@code logs}; empty
   *     if any will do
   * @throws AuthenticationException if nobody signed, or the signature does not hold
   */
  Caller authenticate(SignedRequest request, String signingName) throws AuthenticationException;

  /**
   * A caller.
   *
   * @param region from the signature's scope
   */
  record Caller(Principal principal, String region) {}
}
