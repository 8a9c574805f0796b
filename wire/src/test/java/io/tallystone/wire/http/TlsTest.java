package io.tallystone.wire.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  @TempDir private Path directory;

  @Test
  void callsAreServedOverTlsInBothVersions() throws Exception {
    KeyStore store = issue("one", "-1d", 90);
    try (TestServer server = TestServer.with(Http2Test.LOGS).dev().options(options()).start();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
      for (Version version : Version.values()) {
        if (version.compareTo(Version.HTTP_2) > 0) {
          continue; // HTTP/3 is another protocol, over UDP
        }
        HttpResponse<String> answer =
            client.send(
                java.net.http.HttpRequest.newBuilder(Http2Test.request(server), (n, v) -> true)
                    .version(version)
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).contains("127.0.0.1:" + server.port() + " true");
      }
    }
  }

  @Test
  @DisplayName("faults row 43: an expired certificate is refused at the start")
  void anExpiredCertificateIsRefused() throws Exception {
    issue("old", "-10d", 5);

    assertThatThrownBy(() -> TestServer.with(Http2Test.LOGS).options(options()).start())
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("cert.pem is valid from")
        .hasMessageContaining("renew it");
  }

  @Test
  void filesThatCannotBeUsedAreRefusedByName() throws Exception {
    issue("one", "-1d", 90);
    byte[] key = Files.readAllBytes(directory.resolve("key.pem"));
    Files.writeString(directory.resolve("key.pem"), "nonsense");
    assertThatThrownBy(() -> TlsIdentity.load(cert(), key(), Instant.now()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("key.pem: blocks of kind [] (expected: PRIVATE KEY)");
    issue("two", "-1d", 90);
    Files.write(directory.resolve("key.pem"), key);
    assertThatThrownBy(() -> TlsIdentity.load(cert(), key(), Instant.now()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("does not belong to the certificate");
    assertThatThrownBy(() -> TlsIdentity.load(directory.resolve("none"), key(), Instant.now()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("none cannot be read");
    assertThatThrownBy(() -> new HttpOptions("127.0.0.1", 0, cert(), null, HttpLimits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("faults row 43: a rotated certificate is taken up without dropping connections")
  void aRotatedCertificateIsTakenUp() throws Exception {
    KeyStore first = issue("first", "-1d", 90);
    try (TestServer server = TestServer.with(Http2Test.LOGS).dev().options(options()).start();
        SSLSocket kept = connect(server, first)) {
      KeyStore second = issue("second", "-1d", 90);
      await(() -> subject(server, second).contains("CN=second"));
      assertThat(call(kept)).startsWith("HTTP/1.1 200");

      try (LogLines log = LogLines.of(TlsReload.class)) {
        issue("expired", "-10d", 5);
        await(() -> log.contain("not reloaded, the old one stays"));
      }
      assertThat(subject(server, second)).contains("CN=second");
      assertThat(call(kept)).startsWith("HTTP/1.1 200");
    }
  }

  private HttpOptions options() {
    return new HttpOptions("127.0.0.1", 0, cert(), key(), HttpLimits.DEFAULT);
  }

  private Path cert() {
    return directory.resolve("cert.pem");
  }

  private Path key() {
    return directory.resolve("key.pem");
  }

  /** Writes a new certificate and key, and returns them as what a client trusts. */
  private KeyStore issue(String name, String start, int days) throws Exception {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "server",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    assertThat(keytool.waitFor()).as(output).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    pem("key.pem", "PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
    pem("cert.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
    return store;
  }

  private void pem(String file, String label, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        directory.resolve(file),
        "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static SSLSocket connect(TestServer server, KeyStore trusted) throws Exception {
    SSLSocket socket =
        (SSLSocket) trusting(trusted).getSocketFactory().createSocket("127.0.0.1", server.port());
    socket.setSoTimeout(10_000);
    socket.startHandshake();
    return socket;
  }

  private static String subject(TestServer server, KeyStore trusted) {
    try (SSLSocket socket = connect(server, trusted)) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
          .getSubjectX500Principal()
          .getName();
    } catch (Exception notTrusted) {
      return notTrusted.toString();
    }
  }

  private static String call(SSLSocket socket) throws Exception {
    socket.getOutputStream().write(RawClient.call("DescribeLogGroups", "{}").getBytes(US_ASCII));
    InputStream in = socket.getInputStream();
    byte[] answer = new byte[4096];
    return new String(answer, 0, in.read(answer), US_ASCII);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
