package io.tallystone.wire.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Is it UTF-8, and can its strings be? Checked once per body, strictly (RFC 3629: no overlong
 * forms, no surrogates), because parsers are lenient and a lone surrogate would turn into {@code ?}
 * when the message is stored.
 */
final class WireText {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = LOW_BITS * '\\';

  private WireText() {}

  /** Whether the bytes are UTF-8. */
  static boolean isUtf8(byte[] bytes) {
    int i = 0;
    int end = bytes.length;
    while (i < end) {
      if (bytes[i] >= 0) {
        i = skipAscii(bytes, i + 1);
      } else {
        int length = sequenceLength(bytes, i);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  private static int skipAscii(byte[] bytes, int from) {
    int i = from;
    while (i + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
      i += Long.BYTES;
    }
    return i;
  }

  /** Length of the well-formed sequence at i, which is not ASCII; 0 if it is malformed. */
  private static int sequenceLength(byte[] bytes, int i) {
    int lead = bytes[i] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > bytes.length) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Whether the body has a backslash-u escape, the only way to write a lone surrogate in JSON. */
  static boolean hasUnicodeEscape(byte[] json) {
    int i = skipToBackslash(json, 0);
    while (i + 1 < json.length) {
      if (json[i] == '\\' && json[i + 1] == 'u') {
        return true;
      }
      // Behind a backslash the escaped character is skipped: it may be a backslash itself.
      i = skipToBackslash(json, json[i] == '\\' ? i + 2 : i + 1);
    }
    return false;
  }

  /** Skips eight bytes at a time while none of them is a backslash. */
  private static int skipToBackslash(byte[] json, int from) {
    int i = from;
    while (i + Long.BYTES <= json.length) {
      long zeroWhereBackslash = (long) LONGS.get(json, i) ^ BACKSLASHES;
      if (((zeroWhereBackslash - LOW_BITS) & ~zeroWhereBackslash & HIGH_BITS) != 0) {
        break;
      }
      i += Long.BYTES;
    }
    return i;
  }

  /** Whether a string has a surrogate without its partner. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
