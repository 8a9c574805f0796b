package io.tallystone.engine.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Compares short pieces of arrays: for those of a few bytes, the JDK's way costs mostly set-up. */
final class ByteRanges {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SHORT = 64;

  private ByteRanges() {}

  /** Whether {@code length} bytes are the same from either place on. */
  static boolean same(byte[] one, int from, byte[] other, int otherFrom, int length) {
    if (length > SHORT) {
      return Arrays.equals(one, from, from + length, other, otherFrom, otherFrom + length);
    }
    if (length >= Long.BYTES) {
      int last = length - Long.BYTES;
      for (int i = 0; i < last; i += Long.BYTES) {
        if ((long) LONGS.get(one, from + i) != (long) LONGS.get(other, otherFrom + i)) {
          return false;
        }
      }
      return (long) LONGS.get(one, from + last) == (long) LONGS.get(other, otherFrom + last);
    }
    for (int i = 0; i < length; i++) {
      if (one[from + i] != other[otherFrom + i]) {
        return false;
      }
    }
    return true;
  }
}
