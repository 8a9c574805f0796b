package io.tallystone.server.auth;

import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import java.time.Instant;
import java.util.Map;

/** Makes calls for tests. */
public final class Calls {
  /** When they are made. */
  public static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  private Calls() {}

  /** A call that someone makes. */
  public static Call by(Principal principal) {
    return new Call(
        "request",
        TIME,
        principal,
        principal.account().isEmpty() ? Auth.DEFAULT_ACCOUNT : principal.account(),
        "us-east-1",
        "logs",
        "Any",
        "203.0.113.7",
        "test",
        true,
        Map.of());
  }

  /** Nobody. */
  public static Principal anonymous() {
    return new Principal(Principal.Kind.ANONYMOUS, "", "", "", "", "", null);
  }

  /** An account's root. */
  public static Principal root(String account) {
    return new Principal(
        Principal.Kind.ROOT, account, "arn:aws:iam::" + account + ":root", account, "", "", null);
  }
}
