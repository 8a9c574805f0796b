package io.tallystone.server.auth.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.server.auth.Calls;
import io.tallystone.server.auth.MemoryDocuments;
import io.tallystone.server.auth.access.KeyUses;
import io.tallystone.server.auth.access.ParsedPolicies;
import io.tallystone.server.auth.access.PolicyAuthorizer;
import io.tallystone.server.auth.access.StoredCredentials;
import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.ManagedPolicy;
import io.tallystone.server.auth.store.Role;
import io.tallystone.server.auth.store.SessionTokens;
import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer.Decision;
import io.tallystone.wire.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.Credentials;

class SessionsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String ACCOUNT = "111111111111";
  private static final String ALLOW =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}\
      """;
  private static final String ARN = "arn:aws:iam::" + ACCOUNT + ":policy/narrow";

  private static final int SESSIONS = Integer.getInteger("tallystone.sessions", 5_000);

  private final MemoryDocuments documents = new MemoryDocuments();
  private final Identities identities = new Identities(documents);
  private final SessionTokens tokens = new SessionTokens(documents, new SecureRandom());
  private final Role role =
      new Role(
          "app",
          "/",
          "AROA1",
          0,
          null,
          "{}",
          3600,
          null,
          Map.of(),
          Map.of("all", ALLOW),
          List.of());

  @Test
  void aSessionComesBackWholeAlsoAfterARestart() {
    identities.roles().create(ACCOUNT, role);
    policy();
    Sessions.Terms terms =
        new Sessions.Terms(
            "ann",
            List.of("team"),
            Map.of("team", "r\u00e9d", "a", ""),
            "{\"inline\":1}",
            List.of(ARN));
    Credentials issued = issue(terms);

    var found = find(new SessionTokens(documents, new SecureRandom()), issued).orElseThrow();

    assertThat(found.secretAccessKey()).isEqualTo(issued.secretAccessKey()).hasSize(40);
    assertThat(found.expiresAt()).isEqualTo(issued.expiration()).isEqualTo(NOW.plusSeconds(3600));
    Principal principal = found.principal();
    assertThat(principal.arn()).isEqualTo("arn:aws:sts::111111111111:assumed-role/app/one");
    assertThat(principal.session())
        .isEqualTo(
            new Principal.Session(
                role.arn(ACCOUNT),
                NOW,
                NOW.plusSeconds(3600),
                false,
                "ann",
                List.of("team"),
                Map.of("team", "r\u00e9d", "a", ""),
                Map.of("inline", "{\"inline\":1}", ARN, ALLOW)));
  }

  @Test
  void aSessionEndsWithItsRoleAlsoIfThatIsMadeAnew() {
    identities.roles().create(ACCOUNT, role);
    Credentials issued = issue(Sessions.Terms.NONE);
    assertThat(find(tokens, issued)).isPresent();

    identities.roles().delete(ACCOUNT, "app");
    assertThat(find(tokens, issued)).isEmpty();

    identities
        .roles()
        .create(
            ACCOUNT,
            new Role(
                "app", "/", "AROA2", 0, null, "{}", 3600, null, Map.of(), Map.of(), List.of()));
    assertThat(find(tokens, issued)).isEmpty();
  }

  @Test
  void aManagedSessionPolicyThatIsDeletedStillLimits() {
    identities.roles().create(ACCOUNT, role);
    policy();
    Credentials issued = issue(new Sessions.Terms("", List.of(), Map.of(), null, List.of(ARN)));

    assertThat(decision(issued)).isInstanceOf(Decision.Allowed.class);

    identities.policies().delete(ACCOUNT, "narrow");

    assertThat(decision(issued))
        .isEqualTo(
            new Decision.Denied("because no session policy allows the logs:GetLogEvents action"));
  }

  private Decision decision(Credentials issued) {
    return new PolicyAuthorizer(identities, new ParsedPolicies(), List.of())
        .decide(
            Access.to("logs:GetLogEvents", "*"),
            Calls.by(find(tokens, issued).orElseThrow().principal()));
  }

  @Test
  void aTokenIsGoodForItsOwnKeyAlone() {
    identities.roles().create(ACCOUNT, role);
    Credentials one = issue(Sessions.Terms.NONE);
    Credentials two = issue(Sessions.Terms.NONE);
    StoredCredentials credentials = credentials(tokens);

    assertThat(credentials.find(one.accessKeyId(), one.sessionToken())).isPresent();
    assertThat(credentials.find(one.accessKeyId(), two.sessionToken())).isEmpty();
    assertThat(credentials.find(one.accessKeyId(), null)).isEmpty();
  }

  @Test
  void noChangedTokenIsTaken() {
    identities.roles().create(ACCOUNT, role);
    Credentials issued = issue(Sessions.Terms.NONE);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder token = new StringBuilder(issued.sessionToken());
      switch (random.nextInt(3)) {
        case 0 -> token.setCharAt(random.nextInt(token.length()), (char) random.nextInt(0x100));
        case 1 -> token.setLength(random.nextInt(token.length()));
        default -> token.insert(random.nextInt(token.length()), 'A');
      }
      assertThat(
              isSame(token.toString(), issued.sessionToken())
                  || tokens.open(token.toString()).isEmpty())
          .as("seed %d, round %d", seed, i)
          .isTrue();
    }
  }

  @Test
  void aTokenOfAnotherServerIsNotTaken() {
    identities.roles().create(ACCOUNT, role);
    Credentials issued = issue(Sessions.Terms.NONE);

    assertThat(
            new SessionTokens(new MemoryDocuments(), new SecureRandom())
                .open(issued.sessionToken()))
        .isEmpty();
  }

  @Test
  void anyNumberOfSessionsLeavesNothingBehind() {
    identities.roles().create(ACCOUNT, role);
    int before = documents.size();
    Credentials last = issue(Sessions.Terms.NONE);
    for (int i = 0; i < SESSIONS; i++) {
      last = issue(Sessions.Terms.NONE);
    }
    assertThat(documents.size()).isEqualTo(before);
    assertThat(find(tokens, last)).isPresent();
  }

  @Test
  void tokensAreSmall() {
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
            .formatted(
                String.join(
                    ",",
                    IntStream.range(0, 16)
                        .mapToObj(
                            i ->
                                "{\"Effect\":\"Allow\",\"Action\":\"logs:Get%d\",\"Resource\":\"arn:aws:logs:eu-central-1:111111111111:log-group:/app/%d:*\"}"
                                    .formatted(i * 7919, i * 104729))
                        .toList()));
    assertThat(policy.length()).isBetween(1_900, 2_048);

    assertThat(issue(Sessions.Terms.NONE).sessionToken().length()).isLessThan(700);
    assertThat(
            issue(new Sessions.Terms("", List.of(), Map.of(), policy, List.of()))
                .sessionToken()
                .length())
        .isLessThan(2_048);
  }

  private Credentials issue(Sessions.Terms terms) {
    Sessions.Subject subject =
        new Sessions.Subject(
            Principal.Kind.ASSUMED_ROLE,
            ACCOUNT,
            "arn:aws:sts::" + ACCOUNT + ":assumed-role/app/one",
            "AROA1:one",
            "app/one",
            role.arn(ACCOUNT));
    return new Sessions(tokens, new IdSource(new SecureRandom()), Clock.fixed(NOW, ZoneOffset.UTC))
        .issue(subject, Duration.ofHours(1), terms);
  }

  private void policy() {
    identities
        .policies()
        .create(
            ACCOUNT,
            new ManagedPolicy(
                ACCOUNT,
                "narrow",
                "/",
                "ANPA1",
                0,
                0,
                null,
                Map.of(),
                "v1",
                2,
                List.of(new ManagedPolicy.Version("v1", ALLOW, 0))));
  }

  private Optional<io.tallystone.wire.Credentials.Credential> find(
      SessionTokens opening, Credentials issued) {
    return credentials(opening).find(issued.accessKeyId(), issued.sessionToken());
  }

  private StoredCredentials credentials(SessionTokens opening) {
    return new StoredCredentials(identities, opening, new KeyUses(identities, Runnable::run));
  }

  /** Base 64 leaves some bits of the last character without meaning. */
  private static boolean isSame(String token, String other) {
    return token.length() == other.length() && token.regionMatches(0, other, 0, token.length() - 1);
  }
}
