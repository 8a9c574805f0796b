package io.tallystone.server.auth.policy;

import java.net.InetAddress;
import java.util.Optional;

/** The IpAddress operators: an IPv4 or IPv6 address or a CIDR block. */
final class IpComparison {
  private IpComparison() {}

  static Comparison read(String value, boolean variables) throws MalformedPolicyException {
    int slash = value.indexOf('/');
    byte[] network =
        address(slash < 0 ? value : value.substring(0, slash))
            .orElseThrow(() -> malformed(value))
            .getAddress();
    int prefix = slash < 0 ? network.length * 8 : prefix(value, slash, network.length * 8);
    return (actual, keys) ->
        address(actual).map(a -> inside(a.getAddress(), network, prefix)).orElse(false);
  }

  private static int prefix(String value, int slash, int max) throws MalformedPolicyException {
    try {
      int prefix = Integer.parseInt(value.substring(slash + 1));
      if (prefix >= 0 && prefix <= max) {
        return prefix;
      }
    } catch (NumberFormatException e) {
      throw malformed(value);
    }
    throw malformed(value);
  }

  private static MalformedPolicyException malformed(String value) {
    return new MalformedPolicyException(
        "Syntax errors in policy. Condition value: "
            + value
            + " (expected: an IP address or CIDR)");
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text)); // never asks DNS
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean inside(byte[] address, byte[] network, int prefix) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
