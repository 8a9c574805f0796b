package io.tallystone.server.auth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.server.auth.MemoryDocuments;
import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.RootUser;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyUsesTest {
  private static final String ACCOUNT = "000000000000";
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Identities identities = new Identities(new MemoryDocuments());
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final KeyUses uses = new KeyUses(identities, waiting::add);

  @BeforeEach
  void key() {
    AccessKey key = new AccessKey("AKIA1", "secret", true, 0);
    identities.roots().create(ACCOUNT, new RootUser(0, List.of(key), null));
  }

  @Test
  void whileAUseWaitsToBeStoredFurtherOnesDoNotQueueUp() {
    for (int i = 0; i < 1_000; i++) {
      use(START.plusMillis(i));
    }
    assertThat(waiting).hasSize(1);
    assertThat(uses.of(ACCOUNT, "AKIA1").orElseThrow().at())
        .isEqualTo(START.plusMillis(999).toEpochMilli());
  }

  @Test
  void aUseThatCouldNotBeStoredIsTriedAgainAfterAMinute() {
    use(START);
    waiting.clear(); // it failed
    use(START.plusSeconds(59));
    assertThat(waiting).isEmpty();
    use(START.plusSeconds(60));
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    assertThat(identities.keyUses().find(ACCOUNT, "AKIA1").orElseThrow().at())
        .isEqualTo(START.plusSeconds(60).toEpochMilli());
  }

  @Test
  void aUseIsStoredEveryQuarterOfAnHour() {
    use(START);
    waiting.remove().run();
    use(START.plusSeconds(899));
    assertThat(waiting).isEmpty();
    use(START.plusSeconds(900));
    assertThat(waiting).hasSize(1);
  }

  private void use(Instant when) {
    uses.used("AKIA1", "logs", "us-east-1", when);
  }
}
