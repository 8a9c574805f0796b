package io.tallystone.wire.http;

import java.time.Duration;

/**
 * What a client may cost. Everything here is refused, timed out or made to wait before it can harm
 * other clients.
 *
 * @param maxBodyBytes of one request, both as sent and after gzip: 413 above. The default of 16 MiB
 *     holds a full PutLogEvents batch (1 MiB) in the most wasteful JSON escaping (six bytes for
 *     one) with its timestamps, twice over
 * @param maxDecodedBytes of one request's decoded input: 413 above
 * @param maxBufferedBytes of all bodies and decoded inputs held at a time; calls wait for a while,
 *     then get a 503
 * @param maxHeaderBytes request line and headers together: 431 above
 * @param maxHeaders number of header lines: 431 above
 * @param maxConnections open at a time; further clients wait in the accept queue. One live tail is
 *     one connection, so this exceeds the 10,000 tails that are promised
 * @param headerTimeout for a TLS handshake, and from a request's first byte to its last header
 * @param idleTimeout for a connection on which nothing moves, between calls or within one
 * @param minBodyBytesPerSecond a body must come this fast, whatever it was like before: 408
 * @param bodyGrace by which a body may fall behind that rate; so the whole of it must come within
 *     this and its length at that rate
 * @param shutdownGrace that running calls get when the server closes
 */
public record HttpLimits(
    int maxBodyBytes,
    long maxDecodedBytes,
    long maxBufferedBytes,
    int maxHeaderBytes,
    int maxHeaders,
    int maxConnections,
    Duration headerTimeout,
    Duration idleTimeout,
    int minBodyBytesPerSecond,
    Duration bodyGrace,
    Duration shutdownGrace) {

  private static final int MIB = 1 << 20;

  /** A quarter of the heap may hold bodies, but at least four of the largest. */
  private static final long DEFAULT_BUFFERED =
      Math.max(64L * MIB, Runtime.getRuntime().maxMemory() / 4);

  /** The defaults. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          16 * MIB,
          64L * MIB,
          DEFAULT_BUFFERED,
          32 << 10,
          200,
          16_384,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          128 << 10,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  /** Checks that no limit shuts out every call. */
  public HttpLimits {
    require("maxBodyBytes", maxBodyBytes, 1);
    require("maxDecodedBytes", maxDecodedBytes, maxBodyBytes);
    require("maxBufferedBytes", maxBufferedBytes, 2L * maxBodyBytes);
    require("maxHeaderBytes", maxHeaderBytes, 1024);
    require("maxHeaders", maxHeaders, 1);
    require("maxConnections", maxConnections, 1);
    require("headerTimeout (ms)", headerTimeout.toMillis(), 1);
    require("idleTimeout (ms)", idleTimeout.toMillis(), 1);
    require("minBodyBytesPerSecond", minBodyBytesPerSecond, 1);
    require("bodyGrace (ms)", bodyGrace.toMillis(), 0);
    require("shutdownGrace (ms)", shutdownGrace.toMillis(), 0);
  }

  private static void require(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException("%s: %d (expected: >= %d)".formatted(name, value, least));
    }
  }
}
