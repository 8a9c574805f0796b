package io.tallystone.server.auth;

import io.tallystone.engine.catalog.SqliteCatalog;
import io.tallystone.wire.http.AwsServer;
import io.tallystone.wire.http.HttpOptions;
import io.tallystone.wire.sigv4.SignatureAuthentication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** IAM and STS on a free port over a catalogue on disk, with signatures checked. */
final class AuthServer implements AutoCloseable {
  private final Path directory;
  private final SqliteCatalog catalog;
  private final AwsServer server;

  /**
   * Starts.
   *
   * @param issuing the clock of IAM and STS; signatures are checked by the real one
   */
  AuthServer(Path directory, Clock issuing) throws Exception {
    this.directory = directory;
    this.catalog = SqliteCatalog.open(directory.resolve("catalog.db"), Clock.systemUTC());
    Auth auth = Auth.open(catalog.documents(), directory, issuing, new SecureRandom());
    this.server =
        AwsServer.start(
            HttpOptions.plain("127.0.0.1", 0),
            auth.services(),
            List.of(),
            new SignatureAuthentication(auth.credentials(), Clock.systemUTC()),
            auth.authorizer(),
            _ -> {},
            Clock.systemUTC());
  }

  AwsCredentialsProvider root() throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve(Auth.CREDENTIALS_FILE));
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(value(lines.get(1)), value(lines.get(2))));
  }

  private static String value(String line) {
    return line.substring(line.indexOf(" = ") + 3);
  }

  static AwsCredentialsProvider of(AccessKey key) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  static AwsCredentialsProvider of(Credentials session) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
  }

  IamClient iam(AwsCredentialsProvider who) {
    return IamClient.builder()
        .endpointOverride(server.uri())
        .region(Region.AWS_GLOBAL)
        .credentialsProvider(who)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  StsClient sts(AwsCredentialsProvider who) {
    return StsClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(who)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    server.close();
    catalog.close();
  }
}
