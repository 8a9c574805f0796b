package io.tallystone.benchmarks.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystone.wire.Credentials.Credential;
import io.tallystone.wire.Principal;
import io.tallystone.wire.sigv4.AuthenticationException;
import io.tallystone.wire.sigv4.HeaderLines;
import io.tallystone.wire.sigv4.SignatureAuthentication;
import io.tallystone.wire.sigv4.SignedRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestSignerTest {
  private static final RootKey KEY = new RootKey("AKIAIOSFODNN7EXAMPLE", "secret");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private final SignatureAuthentication server =
      new SignatureAuthentication((key, _) -> credential(key), CLOCK);
  private final RequestSigner signer = new RequestSigner("127.0.0.1:4566", KEY, "us-east-1", CLOCK);

  @Test
  void theServerBelievesTheSignature() throws AuthenticationException {
    byte[] request = signer.request("PutLogEvents", "{}".getBytes(UTF_8));

    assertThat(server.authenticate(received(request), "logs").region()).isEqualTo("us-east-1");
  }

  @Test
  void theServerDoesNotBelieveItForAnotherBody() {
    byte[] request = signer.request("PutLogEvents", "{}".getBytes(UTF_8));
    request[request.length - 1] = '!';

    assertThatThrownBy(() -> server.authenticate(received(request), "logs"))
        .isInstanceOf(AuthenticationException.class);
  }

  private static SignedRequest received(byte[] request) {
    String text = new String(request, UTF_8);
    int end = text.indexOf("\r\n\r\n");
    HeaderLines.Builder headers = HeaderLines.builder();
    text.substring(0, end)
        .lines()
        .skip(1)
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              headers.add(line.substring(0, colon), line.substring(colon + 2));
            });
    return new SignedRequest(
        "POST", "/", "", headers.build(), Arrays.copyOfRange(request, end + 4, request.length));
  }

  private static Optional<Credential> credential(String accessKeyId) {
    Principal root =
        new Principal(Principal.Kind.ROOT, "000000000000", "", "", "", accessKeyId, null);
    return Optional.of(new Credential(accessKeyId, KEY.secretAccessKey(), null, root));
  }
}
