package io.tallystone.wire.http;

import io.tallystone.wire.Access;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Call;
import io.tallystone.wire.CallListener;
import io.tallystone.wire.Credentials;
import io.tallystone.wire.Credentials.Credential;
import io.tallystone.wire.Endpoint;
import io.tallystone.wire.Principal;
import io.tallystone.wire.Principal.Kind;
import io.tallystone.wire.Service;
import io.tallystone.wire.sigv4.Authentication;
import io.tallystone.wire.sigv4.DevAuthentication;
import io.tallystone.wire.sigv4.SignatureAuthentication;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;

/** A server on a free port, and clients for it. */
final class TestServer implements AutoCloseable {
  static final String KEY = "AKIATEST";
  static final String SECRET = "secret";
  static final Principal ANN =
      new Principal(
          Kind.IAM_USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/ann",
          "AIDA",
          "ann",
          KEY,
          null);

  final List<CallListener.Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final AwsServer server;

  private TestServer(Builder builder) throws Exception {
    Credentials credentials =
        (key, _) ->
            key.equals(KEY)
                ? Optional.of(new Credential(KEY, SECRET, null, ANN))
                : Optional.empty();
    Authentication authentication =
        builder.dev
            ? new DevAuthentication(credentials)
            : new SignatureAuthentication(credentials, builder.clock);
    CallListener listener =
        outcome -> {
          outcomes.add(outcome);
          builder.listener.completed(outcome);
        };
    server =
        AwsServer.start(
            builder.options,
            builder.services,
            builder.endpoints,
            authentication,
            builder.authorizer,
            listener,
            builder.clock);
  }

  static Builder with(Service... services) {
    return new Builder(List.of(services));
  }

  URI uri() {
    return server.uri();
  }

  int port() {
    return server.uri().getPort();
  }

  /** Points an SDK client here; it never retries. */
  <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
    return client(builder, KEY, SECRET);
  }

  <C, B extends AwsClientBuilder<B, C>> C client(B builder, String key, String secret) {
    return builder
        .endpointOverride(uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .overrideConfiguration(
            configuration ->
                configuration
                    .retryStrategy(RetryMode.STANDARD)
                    .retryStrategy(retries -> retries.maxAttempts(1)))
        .build();
  }

  RawClient raw() throws Exception {
    return new RawClient(port());
  }

  @Override
  public void close() {
    server.close();
  }

  /** What a test wants different. */
  static final class Builder {
    private final List<Service> services;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private HttpOptions options = HttpOptions.plain("127.0.0.1", 0);
    private boolean dev;
    private Clock clock = Clock.systemUTC();
    private Authorizer authorizer = (access, call) -> new Authorizer.Decision.Allowed();
    private CallListener listener = outcome -> {};

    Builder(List<Service> services) {
      this.services = services;
    }

    Builder endpoint(Endpoint endpoint) {
      endpoints.add(endpoint);
      return this;
    }

    Builder options(HttpOptions changed) {
      options = changed;
      return this;
    }

    Builder limits(HttpLimits limits) {
      options = new HttpOptions("127.0.0.1", 0, null, null, limits);
      return this;
    }

    Builder dev() {
      dev = true;
      return this;
    }

    Builder clock(Clock changed) {
      clock = changed;
      return this;
    }

    Builder authorizer(Authorizer changed) {
      authorizer = changed;
      return this;
    }

    Builder denying(String reason) {
      return authorizer((Access access, Call call) -> new Authorizer.Decision.Denied(reason));
    }

    Builder listener(CallListener changed) {
      listener = changed;
      return this;
    }

    TestServer start() throws Exception {
      return new TestServer(this);
    }
  }
}
