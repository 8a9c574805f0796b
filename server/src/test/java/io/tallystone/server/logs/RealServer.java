package io.tallystone.server.logs;

import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.engine.disk.Disk;
import io.tallystone.engine.disk.NioDisk;
import io.tallystone.engine.files.FileSegmentStore;
import io.tallystone.engine.journal.FileJournal;
import io.tallystone.engine.journal.JournalOptions;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import io.tallystone.engine.store.Ports;
import io.tallystone.engine.store.StoreOptions;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.http.AwsServer;
import io.tallystone.wire.http.HttpOptions;
import io.tallystone.wire.sigv4.DevAuthentication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The service over real files behind a real socket, and the AWS SDK's client for it. */
final class RealServer implements AutoCloseable {
  static final String ACCOUNT = "123456789012";

  final LogStore store;
  final CloudWatchLogsClient client;
  private final AwsServer server;

  RealServer(Path directory) throws Exception {
    this.store = open(directory);
    LogsService logs = LogsService.over(store, LogsQuotas.AWS, Clock.systemUTC());
    this.server =
        AwsServer.start(
            HttpOptions.plain("127.0.0.1", 0),
            List.of(logs.service()),
            List.of(),
            new DevAuthentication((key, token) -> Optional.empty()),
            (access, call) -> new Authorizer.Decision.Allowed(),
            outcome -> {},
            Clock.systemUTC());
    this.client =
        CloudWatchLogsClient.builder()
            .endpointOverride(server.uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  private static LogStore open(Path directory) throws IOException {
    Disk disk = new NioDisk();
    Path journal = Files.createDirectories(directory.resolve("journal"));
    Path segments = Files.createDirectories(directory.resolve("segments"));
    return LogStores.open(
        new Ports(
            FileJournal.open(disk, journal, JournalOptions.defaults()),
            FileSegmentStore.open(disk, segments, 100),
            SqliteCatalog.open(directory.resolve("catalog.db"), Clock.systemUTC())),
        StoreOptions.defaults().withBackground(false),
        Clock.systemUTC());
  }

  URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    store.close();
  }
}
