package io.tallystone.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystone.e2e.process.Await;
import io.tallystone.e2e.process.Clients;
import io.tallystone.e2e.process.RunningProgram;
import io.tallystone.e2e.process.ServerProcess;
import io.tallystone.e2e.process.Tallystone;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TLS with certificates that the operator made. */
class TlsTest {

  @RegisterExtension final Tallystone tallystone = new Tallystone();

  @Test
  @DisplayName(
      "faults row 43: clients that trust the certificate are served, others refuse; it is reloaded without drop")
  void servesOverTlsAndReloadsTheCertificate() throws Exception {
    String aws = Clients.awsCli(1);
    Path folder = tallystone.newDirectory();
    Path first = selfSigned(folder, "first", 1001);
    Path second = selfSigned(folder, "second", 1002);
    Path cert = folder.resolve("live.pem");
    Path key = folder.resolve("live.key");
    use(first, cert, key);
    ServerProcess server =
        tallystone.server(
            "--listen", "127.0.0.1:0", "--tls-cert", cert.toString(), "--tls-key", key.toString());
    assertThat(server.endpoint().getScheme()).isEqualTo("https");

    List<String> call = List.of(aws, "logs", "describe-log-groups");
    RunningProgram trusting = tallystone.run(trusting(server, first), call);
    assertThat(trusting.process().exitValue()).as(trusting.transcript()).isZero();
    RunningProgram other = tallystone.run(trusting(server, second), call);
    assertThat(other.err().text()).contains("SSL validation failed");

    try (SSLSocket open = connect(server)) {
      assertThat(serial(open)).isEqualTo(1001);
      use(second, cert, key);
      Await.until(
          "new connections get the new certificate",
          Duration.ofSeconds(60),
          () -> {
            try (SSLSocket socket = connect(server)) {
              return serial(socket) == 1002;
            }
          });
      // The connection from before is served still.
      open.getOutputStream()
          .write(
              "GET /_tallystone/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertThat(
              new String(
                  open.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
    RunningProgram renewed = tallystone.run(trusting(server, second), call);
    assertThat(renewed.process().exitValue()).as(renewed.transcript()).isZero();
  }

  private Path selfSigned(Path folder, String name, int serial) {
    List<String> command =
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-set_serial",
            String.valueOf(serial),
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout",
            folder.resolve(name + ".key").toString(),
            "-out",
            folder.resolve(name + ".pem").toString());
    try {
      RunningProgram openssl =
          tallystone.run(io.tallystone.e2e.process.Launcher.environment(), command);
      assertThat(openssl.process().exitValue()).as(openssl.transcript()).isZero();
    } catch (java.io.UncheckedIOException e) {
      assumeTrue(false, "no openssl here");
    }
    return folder.resolve(name + ".pem");
  }

  private static void use(Path source, Path cert, Path key) throws IOException {
    Path sourceKey = Path.of(source.toString().replace(".pem", ".key"));
    for (Map.Entry<Path, Path> copy : Map.of(sourceKey, key, source, cert).entrySet()) {
      Path fresh = copy.getValue().resolveSibling(copy.getValue().getFileName() + ".new");
      Files.copy(copy.getKey(), fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          fresh,
          copy.getValue(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Map<String, String> trusting(ServerProcess server, Path certificate) {
    Map<String, String> environment = server.clientEnvironment(server.root());
    environment.put("AWS_CA_BUNDLE", certificate.toString());
    return environment;
  }

  private static long serial(SSLSocket socket) throws IOException {
    X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    BigInteger serial = certificate.getSerialNumber();
    return serial.longValueExact();
  }

  private static SSLSocket connect(ServerProcess server) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(server.endpoint().getHost(), server.endpoint().getPort());
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    return socket;
  }

  /** Looks at certificates that it does not trust. */
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
