package io.tallystone.engine.query.function;

import org.jspecify.annotations.Nullable;

/**
 * A block of addresses, written as its first one and how many bits they share: {@code
 * 192.0.2.0/24}, {@code 2001:db8::/32}.
 */
public final class Cidr {
  private final IpAddress base;
  private final int bits;

  private Cidr(IpAddress base, int bits) {
    this.base = base;
    this.bits = bits;
  }

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException telling what is wrong; a base that is not the block's first
   *     address too, as documented
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    @Nullable IpAddress base = slash < 0 ? null : IpAddress.parse(text.substring(0, slash));
    int bits = base == null ? -1 : bits(text.substring(slash + 1), base.size());
    if (base == null || bits < 0) {
      throw new IllegalArgumentException(
          "CIDR block: " + text + " (expected: an address and its bits, such as 192.0.2.0/24)");
    }
    if (!base.prefix(bits).equals(base)) {
      throw new IllegalArgumentException(
          "CIDR block: " + text + " (expected: the block's first address before the slash)");
    }
    return new Cidr(base, bits);
  }

  private static int bits(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int bits = Integer.parseInt(text);
    return bits <= most ? bits : -1;
  }

  /** Whether it is of IP version 6. */
  public boolean v6() {
    return base.v6();
  }

  /** Its first address. */
  IpAddress base() {
    return base;
  }

  /** Length of the shared prefix: the larger, the smaller the block. */
  public int bits() {
    return bits;
  }

  /** Whether the text is an address within the block. */
  public boolean contains(String address) {
    @Nullable IpAddress parsed = IpAddress.parse(address);
    return parsed != null && contains(parsed);
  }

  boolean contains(IpAddress address) {
    return address.v6() == base.v6() && address.prefix(bits).equals(base);
  }
}
