package io.tallystone.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a call but its input.
 *
 * @param requestId sent as {@code x-amzn-RequestId}
 * @param account 12 digits: the world the call acts in
 * @param region from the signature's scope
 * @param sourceIp address of the peer
 * @param headers lower-case names, several values joined by {@code ", "}
 */
public record Call(
    String requestId,
    Instant time,
    Principal principal,
    String account,
    String region,
    String service,
    String operation,
    String sourceIp,
    String userAgent,
    boolean tls,
    Map<String, String> headers) {

  /** A header's value by lower-case name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
