package io.tallystone.app;

import io.tallystone.app.settings.SettingSources;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The server's settings, each declared once: flag, environment variable and file line come from
 * here.
 */
final class ServerSettings {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "Where everything is kept (default: ./data).")
  Path dataDir = Path.of("./data");

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:4566",
      description = "Address to listen on (default: 127.0.0.1:4566); port 0 picks a free one.")
  String listen = "127.0.0.1:4566";

  @Option(
      names = "--dev",
      description =
          "Development mode: any access key is accepted and nothing is checked (a 12-digit key is the account id,"
              + " else 000000000000); listens on loopback only; POST /_tallystone/reset empties everything.")
  boolean dev;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Certificate chain (PEM); with --tls-key the endpoint speaks TLS. Reloaded when it changes.")
  @Nullable Path tlsCert;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Private key (PEM, PKCS#8) of --tls-cert.")
  @Nullable Path tlsKey;

  @Option(
      names = SettingSources.FILE_OPTION,
      paramLabel = "FILE",
      description =
          "Settings file: lines 'name = value' with the names of these options, without the dashes.")
  @Nullable Path config;

  @Mixin StoreSettings store = new StoreSettings();

  @Mixin LogsQuotaSettings logsQuotas = new LogsQuotaSettings();

  /** Where to listen. */
  record Address(String host, int port) {}

  /**
   * The address to listen on, checked.
   *
   * @throws CannotRun if it is malformed, or not loopback in development mode
   */
  Address address() {
    int colon = listen.lastIndexOf(':');
    if (colon < 1) {
      throw new CannotRun("--listen: " + listen + " (expected: HOST:PORT)");
    }
    String host = listen.substring(0, colon).replaceAll("^\\[|]$", "");
    int port;
    try {
      port = Integer.parseInt(listen.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new CannotRun("--listen: " + listen + " (expected: HOST:PORT)", e);
    }
    if (port < 0 || port > 65_535) {
      throw new CannotRun("--listen: port " + port + " (expected: 0 to 65535)");
    }
    if (dev && !isLoopback(host)) {
      throw new CannotRun(
          "--dev: listening on " + host + " would let anybody in (expected: a loopback address)");
    }
    return new Address(host, port);
  }

  private static boolean isLoopback(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
