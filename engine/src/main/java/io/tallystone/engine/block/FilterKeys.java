package io.tallystone.engine.block;

import io.tallystone.engine.event.EventRun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What a filter knows of a message, and what can be asked of it for a literal.
 *
 * <p>Keys are of three kinds: tokens, unless so short that most blocks hold them; the inner groups
 * of a UUID, joined, in place of its tokens; and pairs of the numbers of an IP address, since each
 * says little by itself. What is a key depends on nothing but its own bytes and the delimiter on
 * either side.
 *
 * <p>A literal may begin and end inside a token. So only those of its tokens are asked for that
 * have a delimiter on either side inside the literal: they are tokens, whole, of every message that
 * contains the literal, and what is around them there is around them here.
 */
public final class FilterKeys {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Words of one or two letters are everywhere. */
  private static final int MIN_WORD = 3;

  /** There are too few different shorter tokens with digits for any to be rare. */
  private static final int MIN_WITH_DIGIT = 5;

  /** The same for numbers. */
  private static final int MIN_NUMBER = 6;

  private static final int UUID_FIRST = 8;
  private static final int UUID_INNER = 4;
  private static final int UUID_LAST = 12;
  private static final int MAX_ADDRESS_PART = 3;

  private static final long PAIR_SEED = 0x5851F42D4C957F2DL;

  /**
   * A UUID gets three keys, as it is what people search for most, and nothing else of it is one.
   */
  private static final long[] UUID_SEEDS = {
    0x14057B7EF767814FL, 0x2545F4914F6CDD1DL, 0x369DEA0F31A53F85L
  };

  private FilterKeys() {}

  /** Adds the keys of all messages. */
  public static void collect(EventRun run, KeySet keys) {
    Tokeniser tokeniser = new Tokeniser();
    for (int i = 0; i < run.size(); i++) {
      int from = run.messageStart(i);
      int to = from + run.messageLength(i);
      int tokens = tokeniser.tokenise(run.messages(), from, to);
      ofMessage(run.messages(), from, to, tokeniser, tokens, keys);
    }
  }

  /** Keys that every message has which contains the literal; perhaps none. */
  public static long[] ofLiteral(byte[] literal) {
    KeySet keys = new KeySet();
    Tokeniser tokeniser = new Tokeniser();
    int tokens = tokeniser.tokenise(literal, 0, literal.length);
    ofMessage(literal, 0, literal.length, tokeniser, tokens, keys);
    long[] asked = new long[keys.size()];
    int[] next = {0};
    keys.forEach(key -> asked[next[0]++] = key);
    return asked;
  }

  /**
   * Adds the keys of the tokens with a delimiter on either side. That leaves out a message's first
   * and last token where they touch its ends: no literal can ask for them.
   *
   * @param tokens the tokens of {@code bytes[from, to)}, of which there are {@code count}
   */
  static void ofMessage(byte[] bytes, int from, int to, Tokeniser tokens, int count, KeySet keys) {
    ofTokens(bytes, tokens, first(tokens, count, from), end(tokens, count, to), keys);
  }

  /**
   * As {@link #ofMessage}, but leaves out words.
   *
   * @param numbers the tokens that are no words, ascending; {@code numberCount} of them
   */
  static void ofNumbers(
      byte[] bytes,
      int from,
      int to,
      Tokeniser tokens,
      int count,
      int[] numbers,
      int numberCount,
      KeySet keys) {
    int first = first(tokens, count, from);
    int end = end(tokens, count, to);
    for (int i = 0; i < numberCount; i++) {
      if (numbers[i] >= first && numbers[i] < end) {
        ofNumber(bytes, tokens, first, numbers[i], keys);
      }
    }
  }

  private static int first(Tokeniser tokens, int count, int from) {
    return count > 0 && tokens.start(0) == from ? 1 : 0;
  }

  private static int end(Tokeniser tokens, int count, int to) {
    return count > 0 && tokens.end(count - 1) == to ? count - 1 : count;
  }

  /** Adds the keys of tokens that have a delimiter on either side. */
  static void ofTokens(byte[] bytes, Tokeniser tokens, int first, int end, KeySet keys) {
    for (int i = first; i < end; i++) {
      if (tokens.isWord(i)) {
        int length = tokens.length(i);
        if (length >= MIN_WORD) {
          keys.add(hash(bytes, tokens.start(i), length, length));
        }
      } else {
        ofNumber(bytes, tokens, first, i, keys);
      }
    }
  }

  /** Adds the keys of a token that is no word. */
  private static void ofNumber(byte[] bytes, Tokeniser tokens, int first, int i, KeySet keys) {
    int start = tokens.start(i);
    int stop = tokens.end(i);
    if (isToken(bytes, tokens, i)) {
      keys.add(hash(bytes, start, stop - start, stop - start));
    }
    if (i > first && isAddressPair(bytes, tokens, i)) {
      int pair = tokens.start(i - 1);
      keys.add(hash(bytes, pair, stop - pair, PAIR_SEED));
    }
    if (i > first + 1 && isInsideUuid(bytes, tokens, i)) {
      int inner = tokens.start(i - 2);
      for (long seed : UUID_SEEDS) {
        keys.add(hash(bytes, inner, stop - inner, seed));
      }
    }
  }

  private static boolean isToken(byte[] bytes, Tokeniser tokens, int token) {
    int length = tokens.length(token);
    if (length < MIN_WORD) {
      return false;
    }
    int kinds = tokens.kinds(token);
    if (kinds == Tokeniser.DIGIT && length < MIN_NUMBER) {
      return false;
    }
    if (length < ((kinds & Tokeniser.DIGIT) == 0 ? MIN_WORD : MIN_WITH_DIGIT)) {
      return false;
    }
    boolean firstOfUuid = length == UUID_FIRST && bytes[tokens.end(token)] == '-';
    boolean lastOfUuid = length == UUID_LAST && bytes[tokens.start(token) - 1] == '-';
    return (kinds & Tokeniser.OTHER) != 0 || !(firstOfUuid || lastOfUuid);
  }

  /** Whether a token and the one before are numbers with a full stop between and around. */
  private static boolean isAddressPair(byte[] bytes, Tokeniser tokens, int token) {
    int start = tokens.start(token);
    int before = tokens.start(token - 1);
    int endBefore = tokens.end(token - 1);
    return start == endBefore + 1
        && bytes[endBefore] == '.'
        && tokens.end(token) - start <= MAX_ADDRESS_PART
        && endBefore - before <= MAX_ADDRESS_PART
        && tokens.isNumber(token)
        && tokens.isNumber(token - 1)
        && (bytes[before - 1] == '.' || bytes[tokens.end(token)] == '.');
  }

  /** Whether a token and the two before are groups of four, joined by hyphens. */
  private static boolean isInsideUuid(byte[] bytes, Tokeniser tokens, int token) {
    if (tokens.length(token) != UUID_INNER) {
      return false;
    }
    for (int i = token - 2; i <= token; i++) {
      int start = tokens.start(i);
      boolean joined =
          i == token - 2 || (start == tokens.end(i - 1) + 1 && bytes[start - 1] == '-');
      if (!joined || tokens.length(i) != UUID_INNER || (tokens.kinds(i) & Tokeniser.OTHER) != 0) {
        return false;
      }
    }
    return true;
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
