package io.tallystone.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON off its bytes, step by step, without an object per value. The caller says what must
 * come next. Numbers that are not plain whole ones, names with escapes and everything malformed
 * count as <em>odd</em>: the caller gives up and leaves the body to a codec, which knows all of
 * JSON and how to word errors.
 */
public final class PlainJson {
  /** What {@link #number} and {@link #text} return for what is odd. */
  public static final int ODD = -1;

  /** {@link #text} may write so many bytes more than it counts, since it copies whole words. */
  public static final int SLACK = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long QUOTES = LOW_BITS * '"';
  private static final long BACKSLASHES = LOW_BITS * '\\';
  private static final long SPACES = LOW_BITS * ' ';

  /** More digits may not fit a long. */
  private static final int MOST_DIGITS = 18;

  private final byte[] body;
  private int at;

  private PlainJson(byte[] body) {
    this.body = body;
  }

  /** At the start of a body; empty if that is not UTF-8. */
  public static Optional<PlainJson> of(byte[] body) {
    return WireText.isUtf8(body) ? Optional.of(new PlainJson(body)) : Optional.empty();
  }

  /** A member's name as {@link #takes(byte[])} wants it. */
  public static byte[] name(String name) {
    return ('"' + name + '"').getBytes(UTF_8);
  }

  /** Takes a character of punctuation if it comes next. */
  public boolean takes(char punctuation) {
    skipSpace();
    if (at < body.length && body[at] == punctuation) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes a member's name, made by {@link #name}, and the colon behind it if both come next. */
  public boolean takes(byte[] name) {
    skipSpace();
    int end = at + name.length;
    if (end > body.length || !Arrays.equals(body, at, end, name, 0, name.length)) {
      return false;
    }
    at = end;
    return takes(':');
  }

  /** Whether nothing but space is left. */
  public boolean atEnd() {
    skipSpace();
    return at == body.length;
  }

  /** Bytes that are left: no text can become longer. */
  public int remaining() {
    return body.length - at;
  }

  /** Takes a whole number that is not negative. */
  public long number() {
    skipSpace();
    int start = at;
    long value = 0;
    int i = start;
    while (i < body.length && isDigit(body[i]) && i - start <= MOST_DIGITS) {
      value = value * 10 + body[i] - '0';
      i++;
    }
    int digits = i - start;
    boolean plain =
        digits > 0 && digits <= MOST_DIGITS && (digits == 1 || body[start] != '0') && endsAt(i);
    at = i;
    return plain ? value : ODD;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Neither a fraction nor an exponent follows. */
  private boolean endsAt(int i) {
    return i < body.length && (body[i] == ',' || body[i] == '}' || isSpace(body[i]));
  }

  /** Takes a short string of ASCII without escapes; null if it is odd. */
  public @Nullable String word() {
    if (!takes('"')) {
      return null;
    }
    int start = at;
    while (at < body.length && body[at] >= ' ' && body[at] != '"' && body[at] != '\\') {
      at++;
    }
    if (at == body.length || body[at] != '"') {
      return null;
    }
    at++;
    return new String(body, start, at - 1 - start, UTF_8);
  }

  /**
   * Takes a string and writes it as UTF-8.
   *
   * @param into has room for {@link #remaining} and {@link #SLACK} bytes
   * @return where it ends in {@code into}
   */
  public int text(byte[] into, int from) {
    if (!takes('"')) {
      return ODD;
    }
    int out = from;
    while (true) {
      int plain = copyPlain(into, out);
      at += plain;
      out += plain;
      if (at >= body.length || (body[at] >= 0 && body[at] < ' ')) {
        return ODD;
      }
      if (body[at] == '"') {
        at++;
        return out;
      }
      if (body[at] == '\\') {
        out = escape(into, out);
        if (out == ODD) {
          return ODD;
        }
      }
    }
  }

  /** Copies, eight at a time, up to the next quote, backslash or control character. */
  private int copyPlain(byte[] into, int out) {
    int i = at;
    int to = out;
    while (i + Long.BYTES <= body.length) {
      long word = (long) LONGS.get(body, i);
      LONGS.set(into, to, word);
      long special = special(word);
      if (special != 0) {
        return i - at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      i += Long.BYTES;
      to += Long.BYTES;
    }
    while (i < body.length
        && (body[i] < 0 || body[i] >= ' ')
        && body[i] != '"'
        && body[i] != '\\') {
      into[to++] = body[i++];
    }
    return i - at;
  }

  /** The high bit of each byte that ends a run; those above the first may be set wrongly. */
  private static long special(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    long found =
        ((quote - LOW_BITS) & ~quote)
            | ((backslash - LOW_BITS) & ~backslash)
            | ((word - SPACES) & ~word);
    return found & HIGH_BITS;
  }

  private int escape(byte[] into, int out) {
    if (at + 1 >= body.length) {
      return ODD;
    }
    byte escaped = body[at + 1];
    if (escaped == 'u') {
      return unicode(into, out);
    }
    byte meant =
        switch (escaped) {
          case '"', '\\', '/' -> escaped;
          case 'n' -> '\n';
          case 't' -> '\t';
          case 'r' -> '\r';
          case 'b' -> '\b';
          case 'f' -> '\f';
          default -> ODD;
        };
    into[out] = meant;
    at += 2;
    return meant == ODD ? ODD : out + 1;
  }

  private int unicode(byte[] into, int out) {
    int first = hex4(at + 2);
    at += 6;
    if (first < 0 || !Character.isSurrogate((char) first)) {
      return first < 0 ? ODD : utf8(first, into, out);
    }
    boolean another = at + 1 < body.length && body[at] == '\\' && body[at + 1] == 'u';
    int second = another ? hex4(at + 2) : ODD;
    at += 6;
    return second >= 0 && Character.isSurrogatePair((char) first, (char) second)
        ? utf8(Character.toCodePoint((char) first, (char) second), into, out)
        : ODD;
  }

  private int hex4(int from) {
    if (from + 4 > body.length) {
      return ODD;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = body[i] < 0 ? ODD : Character.digit(body[i], 16);
      if (digit < 0) {
        return ODD;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private static int utf8(int codePoint, byte[] into, int from) {
    int out = from;
    if (codePoint < 0x80) {
      into[out++] = (byte) codePoint;
      return out;
    }
    if (codePoint < 0x800) {
      into[out++] = (byte) (0xC0 | (codePoint >> 6));
    } else {
      if (codePoint < 0x10000) {
        into[out++] = (byte) (0xE0 | (codePoint >> 12));
      } else {
        into[out++] = (byte) (0xF0 | (codePoint >> 18));
        into[out++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      }
      into[out++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    into[out++] = (byte) (0x80 | (codePoint & 0x3F));
    return out;
  }

  private void skipSpace() {
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
