package io.tallystone.engine.query.function;

import org.jspecify.annotations.Nullable;

/**
 * An IP address: v4 as four decimal numbers without leading zeros (which some read as octal), v6 as
 * RFC 4291 section 2.2 writes it, without a zone.
 *
 * @param v6 whether it is one of IP version 6
 * @param high the upper 64 bits of a v6 address, else 0
 * @param low the lower 64 bits of a v6 address, or the 32 bits of a v4 one
 */
record IpAddress(boolean v6, long high, long low) {
  private static final int V4_PARTS = 4;
  private static final int V6_GROUPS = 8;

  /** "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255". */
  private static final int MAX_LENGTH = 45;

  /** The address, or null if the text is none. */
  static @Nullable IpAddress parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    if (text.indexOf(':') >= 0) {
      return parseV6(text);
    }
    long bits = parseV4(text);
    return bits < 0 ? null : new IpAddress(false, 0, bits);
  }

  /** How many bits an address of its family has. */
  int size() {
    return v6 ? 128 : 32;
  }

  /** Its first bits, the others zero. */
  IpAddress prefix(int bits) {
    if (!v6) {
      return new IpAddress(false, 0, low & (0xffff_ffffL << (32 - bits)) & 0xffff_ffffL);
    }
    return new IpAddress(true, high & mask(Math.min(bits, 64)), low & mask(Math.max(0, bits - 64)));
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }

  private static long parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != V4_PARTS) {
      return -1;
    }
    long bits = 0;
    for (String part : parts) {
      int octet = octet(part);
      if (octet < 0) {
        return -1;
      }
      bits = bits << 8 | octet;
    }
    return bits;
  }

  private static int octet(String part) {
    if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
      return -1;
    }
    int octet = 0;
    for (int i = 0; i < part.length(); i++) {
      int digit = part.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      octet = octet * 10 + digit;
    }
    return octet > 255 ? -1 : octet;
  }

  private static @Nullable IpAddress parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] groups = groups(text);
      return groups != null && groups.length == V6_GROUPS ? of(groups) : null;
    }
    int[] before = groups(text.substring(0, gap));
    int[] after = groups(text.substring(gap + 2));
    if (before == null || after == null || text.substring(0, gap).indexOf('.') >= 0) {
      return null;
    }
    if (before.length + after.length >= V6_GROUPS) {
      return null;
    }
    int[] groups = new int[V6_GROUPS];
    System.arraycopy(before, 0, groups, 0, before.length);
    System.arraycopy(after, 0, groups, V6_GROUPS - after.length, after.length);
    return of(groups);
  }

  private static IpAddress of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < V6_GROUPS / 2; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + V6_GROUPS / 2];
    }
    return new IpAddress(true, high, low);
  }

  /** Groups of 16 bits between single colons, the last two perhaps written as a v4 address. */
  private static int @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] words = text.split(":", -1);
    String last = words[words.length - 1];
    boolean v4 = last.indexOf('.') >= 0;
    int[] groups = new int[words.length + (v4 ? 1 : 0)];
    for (int i = 0; i < words.length - (v4 ? 1 : 0); i++) {
      groups[i] = group(words[i]);
      if (groups[i] < 0) {
        return null;
      }
    }
    if (v4) {
      long bits = parseV4(last);
      if (bits < 0) {
        return null;
      }
      groups[groups.length - 2] = (int) (bits >> 16);
      groups[groups.length - 1] = (int) (bits & 0xffff);
    }
    return groups;
  }

  private static int group(String word) {
    if (word.isEmpty() || word.length() > 4) {
      return -1;
    }
    int group = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = word.charAt(i) < 128 ? Character.digit(word.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      group = group << 4 | digit;
    }
    return group;
  }
}
