package io.tallystone.engine.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Finds a byte sequence in messages. */
final class LiteralSearch implements MessageMatcher {
  /*
   * Eight starting points at a time: the two bytes of the needle that are rarest in logs are looked
   * for at their places in two 64-bit words (SWAR), and only where both are is the whole needle
   * compared. The idea of two rare bytes is that of "generic SIMD" in the memchr crate; the exact
   * zero-byte test is from Warren, Hacker's Delight, 6-1.
   */
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long EACH_BYTE = 0x0101010101010101L;

  /** Bytes from the most frequent in logs on; those not listed are rare. */
  private static final String FREQUENT = " e0ta1oinsr2:d-l.\"3c5m4/u689p,7gf=[]_hTbyEvwSIkACRDONPx";

  private final byte[] needle;
  private final int first;
  private final int second;
  private final long firstByte;
  private final long secondByte;

  LiteralSearch(byte[] needle) {
    if (needle.length == 0) {
      throw new IllegalArgumentException("needle: empty (expected: at least one byte)");
    }
    this.needle = needle.clone();
    this.first = rarest(needle, -1);
    this.second = needle.length == 1 ? first : rarest(needle, first);
    this.firstByte = (needle[first] & 0xffL) * EACH_BYTE;
    this.secondByte = (needle[second] & 0xffL) * EACH_BYTE;
  }

  @Override
  public boolean matches(byte[] utf8, int from, int length) {
    int last = from + length - needle.length; // the last possible start
    int i = from;
    for (; i <= last - 7; i += 8) {
      long hits =
          zeroBytes((long) LONG.get(utf8, i + first) ^ firstByte)
              & zeroBytes((long) LONG.get(utf8, i + second) ^ secondByte);
      for (; hits != 0; hits &= hits - 1) {
        if (isAt(utf8, i + (Long.numberOfTrailingZeros(hits) >>> 3))) {
          return true;
        }
      }
    }
    for (; i <= last; i++) {
      if (utf8[i + first] == needle[first] && isAt(utf8, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(byte[] utf8, int at) {
    return Arrays.equals(utf8, at, at + needle.length, needle, 0, needle.length);
  }

  /** The high bit of each byte that is zero. */
  private static long zeroBytes(long word) {
    return ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS);
  }

  private static int rarest(byte[] needle, int except) {
    int best = -1;
    for (int i = 0; i < needle.length; i++) {
      if (i != except && (best < 0 || rarity(needle[i]) > rarity(needle[best]))) {
        best = i;
      }
    }
    return best;
  }

  private static int rarity(byte b) {
    int rank = FREQUENT.indexOf(b & 0xff);
    return rank < 0 ? FREQUENT.length() : rank;
  }
}
