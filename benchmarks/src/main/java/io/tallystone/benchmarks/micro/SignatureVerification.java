package io.tallystone.benchmarks.micro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tallystone.benchmarks.client.RequestSigner;
import io.tallystone.benchmarks.client.RootKey;
import io.tallystone.wire.Credentials;
import io.tallystone.wire.Principal;
import io.tallystone.wire.sigv4.AuthenticationException;
import io.tallystone.wire.sigv4.HeaderLines;
import io.tallystone.wire.sigv4.SignatureAuthentication;
import io.tallystone.wire.sigv4.SignedRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** SigV4 in the header, the body's hash included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class SignatureVerification {
  private static final RootKey KEY = new RootKey("AKIAIOSFODNN7EXAMPLE", "secret");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @Param({"1024", "1048576"})
  int bodyBytes;

  private final SignatureAuthentication authentication =
      new SignatureAuthentication((key, _) -> credential(key), CLOCK);
  private SignedRequest request;

  /** Signs a request. */
  @Setup
  public void sign() {
    byte[] body = new byte[bodyBytes];
    String text =
        new String(
            new RequestSigner("127.0.0.1:4566", KEY, "us-east-1", CLOCK)
                .request("PutLogEvents", body),
            ISO_8859_1);
    String[] lines = text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n", -1);
    HeaderLines.Builder headers = HeaderLines.builder();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(": ");
      headers.add(lines[i].substring(0, colon), lines[i].substring(colon + 2));
    }
    request = new SignedRequest("POST", "/", "", headers.build(), body);
  }

  /** Finds the caller. */
  @Benchmark
  public Object verify() throws AuthenticationException {
    return authentication.authenticate(request, "logs");
  }

  private static Optional<Credentials.Credential> credential(String accessKeyId) {
    Principal root =
        new Principal(
            Principal.Kind.ROOT,
            "000000000000",
            "arn:aws:iam::000000000000:root",
            "000000000000",
            "",
            accessKeyId,
            null);
    return Optional.of(new Credentials.Credential(accessKeyId, KEY.secretAccessKey(), null, root));
  }
}
