package io.tallystone.server.logs;

import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import io.tallystone.engine.store.StoreOptions;
import io.tallystone.server.auth.Auth;
import io.tallystone.server.auth.store.AccessKey;
import io.tallystone.server.auth.store.IdSource;
import io.tallystone.server.auth.store.Identities;
import io.tallystone.server.auth.store.RootUser;
import io.tallystone.server.auth.store.User;
import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Call;
import io.tallystone.wire.Principal;
import io.tallystone.wire.http.AwsServer;
import io.tallystone.wire.http.HttpOptions;
import io.tallystone.wire.sigv4.SignatureAuthentication;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** CloudWatch Logs over real files with signatures and policies checked, for several accounts. */
final class PolicyServer implements AutoCloseable {
  static final String ACCOUNT = Auth.DEFAULT_ACCOUNT;
  static final String OTHER_ACCOUNT = "111111111111";

  private final IdSource ids = new IdSource(new SecureRandom());
  private final LogStore store;
  private final Identities identities;
  private final Authorizer authorizer;
  private final AwsServer server;
  private final List<CloudWatchLogsClient> clients = new ArrayList<>();

  /** The default account's root. */
  final CloudWatchLogsClient root;

  /** A user of the default account without any policy: {@code user/writer}. */
  final CloudWatchLogsClient writer;

  /** A user of the default account who may put resource policies, and nothing else. */
  final CloudWatchLogsClient keeper;

  /** A user of the default account who may query the log group g, and nothing else. */
  final CloudWatchLogsClient reader;

  /** A user of the other account without any policy. */
  final CloudWatchLogsClient stranger;

  /** A user of the other account whose own policy allows everything. */
  final CloudWatchLogsClient guest;

  PolicyServer(Path directory) throws Exception {
    this.store =
        LogStores.open(directory, StoreOptions.defaults().withBackground(false), Clock.systemUTC());
    this.identities = new Identities(store.documents());
    AccessKey rootKey = key(ACCOUNT);
    identities.roots().create(ACCOUNT, new RootUser(0, List.of(rootKey), null));
    AccessKey writerKey = user(ACCOUNT, "writer", Map.of());
    AccessKey keeperKey = user(ACCOUNT, "keeper", Map.of("keep", allow("logs:PutResourcePolicy")));
    AccessKey readerKey =
        user(
            ACCOUNT,
            "reader",
            Map.of(
                "read",
                allow(
                    "logs:StartQuery", "arn:aws:logs:eu-central-1:" + ACCOUNT + ":log-group:g:*")));
    AccessKey strangerKey = user(OTHER_ACCOUNT, "stranger", Map.of());
    AccessKey guestKey = user(OTHER_ACCOUNT, "guest", Map.of("everything", allow("*")));
    Auth auth = Auth.open(store.documents(), directory, Clock.systemUTC(), new SecureRandom());
    LogsService logs = LogsService.over(store, LogsQuotas.AWS, Clock.systemUTC());
    this.authorizer = auth.authorizer(logs.resourcePolicies());
    this.server =
        AwsServer.start(
            HttpOptions.plain("127.0.0.1", 0),
            List.of(logs.service()),
            List.of(),
            new SignatureAuthentication(auth.credentials(), Clock.systemUTC()),
            authorizer,
            outcome -> {},
            Clock.systemUTC());
    this.root = client(rootKey);
    this.writer = client(writerKey);
    this.keeper = client(keeperKey);
    this.reader = client(readerKey);
    this.stranger = client(strangerKey);
    this.guest = client(guestKey);
  }

  private static String allow(String action) {
    return allow(action, "*");
  }

  private static String allow(String action, String resource) {
    return """
    {"Version":"2012-10-17",
     "Statement":{"Effect":"Allow","Action":"%s","Resource":"%s"}}\
    """
        .formatted(action, resource);
  }

  /** What a service of AWS may do in the default account. */
  Authorizer.Decision service(String action, String resource) {
    Principal service =
        new Principal(
            Principal.Kind.AWS_SERVICE, "", "", "delivery.logs.amazonaws.com", "", "", null);
    Call call =
        new Call(
            "request",
            Instant.now(Clock.systemUTC()),
            service,
            ACCOUNT,
            "eu-central-1",
            "logs",
            "Any",
            "127.0.0.1",
            "test",
            true,
            Map.of());
    return authorizer.decide(Access.to(action, resource), call);
  }

  private AccessKey user(String account, String name, Map<String, String> policies) {
    AccessKey key = key(account);
    User user =
        User.named(name, "/", "AIDA" + name, 0, null, Map.of())
            .withPolicies(policies, List.of())
            .withKeys(List.of(key));
    identities.users().create(account, user);
    return key;
  }

  private AccessKey key(String account) {
    return new AccessKey(ids.accessKeyId("AKIA", account), ids.secret(), true, 0);
  }

  private CloudWatchLogsClient client(AccessKey key) {
    CloudWatchLogsClient client =
        CloudWatchLogsClient.builder()
            .endpointOverride(server.uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.id(), key.secret())))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    clients.add(client);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(CloudWatchLogsClient::close);
    server.close();
    store.close();
  }
}
