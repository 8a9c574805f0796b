package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;

/**
 * What a filter knows of a message, and what can be asked of it for a literal.
 *
 * <p>Keys are of two kinds: tokens, unless so short that most blocks hold them; and pairs of short
 * neighbours joined by a full stop or a hyphen, since the four numbers of an IP address and the
 * inner groups of a UUID say little by themselves. Whether a token or a pair is a key depends on
 * nothing but itself.
 *
 * <p>A literal may begin and end inside a token. So only those of its tokens are asked for that
 * have a delimiter on either side inside the literal: they are tokens, whole, of every message that
 * contains the literal.
 */
public final class FilterKeys {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Words of one or two letters are everywhere. */
  private static final int MIN_WORD = 3;

  /** There are too few different shorter numbers for any to be rare. */
  private static final int MIN_WITH_DIGIT = 5;

  /** Longer tokens tell blocks apart without their neighbours. */
  private static final int MAX_PAIRED = 4;

  private static final long PAIR_SEED = 0x5851F42D4C957F2DL;

  private FilterKeys() {}

  /** Adds the keys of all messages. */
  public static void collect(EventRun run, KeySet keys) {
    Tokeniser tokeniser = new Tokeniser();
    for (int i = 0; i < run.size(); i++) {
      int from = run.messageStart(i);
      int tokens = tokeniser.tokenise(run.messages(), from, from + run.messageLength(i));
      keysOf(run.messages(), tokeniser, 0, tokens, keys::add);
    }
  }

  /** Keys that every message has which contains the literal; perhaps none. */
  public static long[] ofLiteral(byte[] literal) {
    Tokeniser tokeniser = new Tokeniser();
    int tokens = tokeniser.tokenise(literal, 0, literal.length);
    int first = tokens > 0 && tokeniser.start(0) == 0 ? 1 : 0;
    int end = tokens > 0 && tokeniser.end(tokens - 1) == literal.length ? tokens - 1 : tokens;
    KeySet keys = new KeySet();
    keysOf(literal, tokeniser, first, end, keys::add);
    long[] asked = new long[keys.size()];
    int[] next = {0};
    keys.forEach(key -> asked[next[0]++] = key);
    return asked;
  }

  private static void keysOf(
      byte[] bytes, Tokeniser tokens, int first, int end, LongConsumer keys) {
    for (int i = first; i < end; i++) {
      int start = tokens.start(i);
      int length = tokens.end(i) - start;
      boolean digit = (tokens.kinds(i) & Tokeniser.DIGIT) != 0;
      if (length >= (digit ? MIN_WITH_DIGIT : MIN_WORD)) {
        keys.accept(hash(bytes, start, length, length));
      }
      if (i > first && joined(bytes, tokens, i)) {
        int pairStart = tokens.start(i - 1);
        keys.accept(hash(bytes, pairStart, tokens.end(i) - pairStart, PAIR_SEED));
      }
    }
  }

  /** Whether a token makes a pair with the one before. */
  private static boolean joined(byte[] bytes, Tokeniser tokens, int token) {
    int start = tokens.start(token);
    int endBefore = tokens.end(token - 1);
    if (start != endBefore + 1 || (bytes[endBefore] != '.' && bytes[endBefore] != '-')) {
      return false;
    }
    int kinds = tokens.kinds(token) | tokens.kinds(token - 1);
    return tokens.end(token) - start <= MAX_PAIRED
        && endBefore - tokens.start(token - 1) <= MAX_PAIRED
        && (kinds & Tokeniser.OTHER) == 0
        && (kinds & Tokeniser.DIGIT) != 0;
  }

  private static long hash(byte[] bytes, int from, int length, long seed) {
    long hash = seed;
    int at = from;
    int end = from + length;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    return mix(hash ^ mix(rest));
  }

  /** Spreads every bit over all others (the finaliser of MurmurHash3). */
  private static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
