package io.tallystone.server.logs;

import io.tallystone.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cross-account observability as an account sees it that no other one is linked to. */
final class LinkedAccounts {
  private LinkedAccounts() {}

  /** Whether a request asks for certain accounts, and the caller's is none of them. */
  static boolean leaveOutCaller(
      @Nullable Boolean includeLinkedAccounts, List<String> accounts, Call call) {
    return Boolean.TRUE.equals(includeLinkedAccounts)
        && !accounts.isEmpty()
        && !accounts.contains(call.account());
  }
}
