package io.tallystone.wire.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves TLS from certificate and key files and takes up new ones when they change. Open
 * connections keep what they agreed on. A pair that cannot be used is refused with a line in the
 * log, and the one in use stays.
 */
final class TlsReload extends AbstractLifeCycle {
  /** Polled, since certificates are often renewed by replacing a symbolic link. */
  private static final long POLL_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);

  private final Path certificate;
  private final Path key;
  private final Clock clock;
  private final Scheduler scheduler;
  private final SslContextFactory.Server sslContextFactory = new SslContextFactory.Server();
  private List<Object> seen;

  /**
   * Loads the files.
   *
   * @throws TlsException if they cannot be used
   */
  TlsReload(Path certificate, Path key, Clock clock, Scheduler scheduler) throws TlsException {
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
    this.scheduler = scheduler;
    this.seen = fingerprint();
    use(sslContextFactory, TlsIdentity.load(certificate, key, clock.instant()).keyStore());
  }

  SslContextFactory.Server sslContextFactory() {
    return sslContextFactory;
  }

  @Override
  protected void doStart() {
    schedulePoll();
  }

  private void schedulePoll() {
    scheduler.schedule(this::poll, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void poll() {
    if (!isRunning() && !isStarting()) {
      return;
    }
    List<Object> now = fingerprint();
    if (!now.equals(seen)) {
      seen = now;
      reload();
    }
    schedulePoll();
  }

  private void reload() {
    try {
      KeyStore identity = TlsIdentity.load(certificate, key, clock.instant()).keyStore();
      sslContextFactory.reload(factory -> use(factory, identity));
      LOG.info("TLS certificate reloaded from {}", certificate);
    } catch (Exception unusable) {
      LOG.error("TLS certificate not reloaded, the old one stays: {}", unusable.getMessage());
    }
  }

  private static void use(SslContextFactory factory, KeyStore identity) {
    factory.setKeyStore(identity);
    factory.setKeyStorePassword("");
  }

  private List<Object> fingerprint() {
    List<Object> fingerprint = new ArrayList<>();
    for (Path file : List.of(certificate, key)) {
      try {
        fingerprint.add(Files.getLastModifiedTime(file));
        fingerprint.add(Files.size(file));
      } catch (IOException unreadable) {
        fingerprint.add("unreadable");
      }
    }
    return fingerprint;
  }
}
