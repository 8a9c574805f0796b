package io.tallystone.engine.query.function;

import java.util.List;

/** Blocks that are not routed in the public Internet (IANA special-purpose address registries). */
final class ReservedBlocks {
  /** RFC 1918. */
  private static final List<Cidr> PRIVATE = parse("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  private static final List<Cidr> RESERVED =
      parse(
          "0.0.0.0/8", // this network, RFC 791
          "100.64.0.0/10", // shared by carriers, RFC 6598
          "127.0.0.0/8", // loopback, RFC 1122
          "169.254.0.0/16", // link-local, RFC 3927
          "192.0.0.0/24", // protocol assignments, RFC 6890
          "192.0.2.0/24", // documentation, RFC 5737
          "192.88.99.0/24", // former 6to4 relays, RFC 7526
          "198.18.0.0/15", // benchmarks, RFC 2544
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast, RFC 5771
          "240.0.0.0/4", // future use and broadcast, RFC 1112
          "::/128", // unspecified, RFC 4291
          "::1/128", // loopback
          "::ffff:0:0/96", // v4-mapped
          "64:ff9b:1::/48", // local translation, RFC 8215
          "100::/64", // discard, RFC 6666
          "2001::/23", // protocol assignments, RFC 2928
          "2001:db8::/32", // documentation, RFC 3849
          "3fff::/20", // documentation, RFC 9637
          "fc00::/7", // unique local, RFC 4193
          "fe80::/10", // link-local
          "ff00::/8"); // multicast

  private ReservedBlocks() {}

  static boolean isPrivate(IpAddress address) {
    return holds(PRIVATE, address);
  }

  static boolean isReserved(IpAddress address) {
    return holds(RESERVED, address);
  }

  private static boolean holds(List<Cidr> blocks, IpAddress address) {
    for (Cidr block : blocks) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static List<Cidr> parse(String... blocks) {
    return List.of(blocks).stream().map(Cidr::parse).toList();
  }
}
