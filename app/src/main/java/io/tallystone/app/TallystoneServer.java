package io.tallystone.app;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tallystone.app.ops.CallMetrics;
import io.tallystone.app.ops.HealthEndpoint;
import io.tallystone.app.ops.MetricsEndpoint;
import io.tallystone.app.ops.ResetEndpoint;
import io.tallystone.app.ops.StoreMetrics;
import io.tallystone.engine.spi.CatalogException;
import io.tallystone.engine.store.LogStore;
import io.tallystone.engine.store.LogStores;
import io.tallystone.engine.store.StoreUnusable;
import io.tallystone.server.auth.Auth;
import io.tallystone.server.logs.LogsService;
import io.tallystone.wire.Authorizer;
import io.tallystone.wire.Endpoint;
import io.tallystone.wire.Service;
import io.tallystone.wire.http.AwsServer;
import io.tallystone.wire.http.HttpLimits;
import io.tallystone.wire.http.HttpOptions;
import io.tallystone.wire.http.TlsException;
import io.tallystone.wire.sigv4.Authentication;
import io.tallystone.wire.sigv4.DevAuthentication;
import io.tallystone.wire.sigv4.SignatureAuthentication;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A running server: the store, the services on it, and the endpoint in front. */
final class TallystoneServer implements AutoCloseable {

  private final LogStore store;
  private final LogsService logs;
  private final AwsServer endpoint;

  private TallystoneServer(LogStore store, LogsService logs, AwsServer endpoint) {
    this.store = store;
    this.logs = logs;
    this.endpoint = endpoint;
  }

  /**
   * Starts everything.
   *
   * @throws CannotRun telling the operator why it cannot
   */
  static TallystoneServer start(ServerSettings settings, Clock clock) {
    ServerSettings.Address address = settings.address();
    if ((settings.tlsCert == null) != (settings.tlsKey == null)) {
      throw new CannotRun("--tls-cert and --tls-key go together: one of them is missing");
    }
    requireFree(address, settings.listen);
    LogStore store = openStore(settings, clock);
    try {
      LogsService logs =
          LogsService.over(
              store,
              settings.logsQuotas.quotas(),
              settings.logsQuotas.queryQuotas(),
              settings.logsQuotas.columns,
              clock);
      return new TallystoneServer(store, logs, listen(settings, address, store, logs, clock));
    } catch (IOException | TlsException e) {
      store.close();
      throw new CannotRun("cannot listen on " + settings.listen + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Where clients reach it. */
  URI uri() {
    return endpoint.uri();
  }

  @Override
  public void close() {
    endpoint.close();
    logs.close();
    store.close();
  }

  /** Asked first, so that a server that is started a second time leaves no trace. */
  private static void requireFree(ServerSettings.Address address, String listen) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address.host(), address.port()));
    } catch (IOException e) {
      throw new CannotRun("cannot listen on " + listen + ": " + e.getMessage(), e);
    }
  }

  private static LogStore openStore(ServerSettings settings, Clock clock) {
    try {
      return LogStores.open(settings.dataDir, settings.store.options(), clock);
    } catch (IOException | StoreUnusable | CatalogException e) {
      throw new CannotRun("cannot use " + settings.dataDir + ": " + e.getMessage(), e);
    }
  }

  private static AwsServer listen(
      ServerSettings settings,
      ServerSettings.Address address,
      LogStore store,
      LogsService logs,
      Clock clock)
      throws IOException, TlsException {
    SecureRandom random = new SecureRandom();
    Auth auth =
        settings.dev
            ? Auth.openForDevelopment(store.documents(), settings.dataDir, clock, random)
            : Auth.open(store.documents(), settings.dataDir, clock, random);
    List<Service> services = new ArrayList<>(auth.services());
    services.add(logs.service());
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new StoreMetrics(store::status, logs::gauges));
    Authentication authentication =
        settings.dev
            ? new DevAuthentication(auth.credentials())
            : new SignatureAuthentication(auth.credentials(), clock);
    Authorizer authorizer =
        settings.dev ? Auth.allowEverything() : auth.authorizer(logs.resourcePolicies());
    AwsServer server =
        AwsServer.start(
            new HttpOptions(
                address.host(),
                address.port(),
                settings.tlsCert,
                settings.tlsKey,
                HttpLimits.DEFAULT),
            services,
            endpoints(settings, store, logs, auth, registry),
            authentication,
            authorizer,
            new CallMetrics(registry),
            clock);
    CounterWithCallback.builder()
        .name("tallystone_accept_failures_total")
        .help("Connections that could not be accepted, mostly for want of file handles")
        .callback(failures -> failures.call((double) server.acceptFailures()))
        .register(registry);
    return server;
  }

  private static List<Endpoint> endpoints(
      ServerSettings settings,
      LogStore store,
      LogsService logs,
      Auth auth,
      PrometheusRegistry registry) {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(new HealthEndpoint(store::status));
    endpoints.add(new MetricsEndpoint(registry));
    if (settings.dev) {
      endpoints.add(
          new ResetEndpoint(
              () -> {
                logs.reset();
                store.reset();
                auth.reset();
              }));
    }
    return endpoints;
  }
}
