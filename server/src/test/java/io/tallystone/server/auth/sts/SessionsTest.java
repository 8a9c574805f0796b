package io.tallystone.server.auth.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.server.auth.MemoryDocuments;
import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.wire.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Identities identities = new Identities(new MemoryDocuments());

  @Test
  void sessionsThatExpiredLongAgoAreForgottenInEveryAccountThatIssuesNewOnes() {
    List<String> accounts = List.of("111111111111", "222222222222");
    List<String> old = accounts.stream().map(account -> issue(account, START)).toList();
    assertThat(old).allMatch(key -> identities.session(key).isPresent());

    Sessions later = at(START.plus(Duration.ofDays(3)));
    accounts.forEach(account -> issue(later, account));

    assertThat(old).allMatch(key -> identities.session(key).isEmpty());
  }

  private String issue(String account, Instant now) {
    return issue(at(now), account);
  }

  private Sessions at(Instant now) {
    return new Sessions(
        identities, new IdSource(new SecureRandom()), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String issue(Sessions sessions, String account) {
    String arn = "arn:aws:iam::" + account + ":root";
    Sessions.Subject root =
        new Sessions.Subject(Principal.Kind.ROOT, account, arn, account, "", arn);
    return sessions.issue(root, Duration.ofHours(1), Sessions.Terms.NONE).accessKeyId();
  }
}
