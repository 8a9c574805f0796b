package io.tallystone.wire.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to listen.
 *
 * @param host address to bind, e.g. {@code 127.0.0.1}
 * @param port 0 for any free one
 * @param tlsCert PEM certificate chain, the server's own first; null for plain HTTP
 * @param tlsKey PEM private key (PKCS #8); null exactly if {@code tlsCert} is
 */
public record HttpOptions(
    String host, int port, @Nullable Path tlsCert, @Nullable Path tlsKey, HttpLimits limits) {

  /** Checks that certificate and key come together. */
  public HttpOptions {
    if ((tlsCert == null) != (tlsKey == null)) {
      throw new IllegalArgumentException(
          "TLS certificate: %s, key: %s (expected: both or none)".formatted(tlsCert, tlsKey));
    }
  }

  /** Plain HTTP with the default limits. */
  public static HttpOptions plain(String host, int port) {
    return new HttpOptions(host, port, null, null, HttpLimits.DEFAULT);
  }
}
