package io.tallystone.wire.codec;

import java.util.function.IntConsumer;

/**
 * Memory that decoding one body may take. A body of a million tiny elements becomes objects of ten
 * times its size, so what is decoded is counted while it is decoded. Used by one thread.
 */
public final class Allowance {
  /** What one value, element or entry takes at most, beside its text. */
  static final int VALUE = 64;

  /** What one step of a query parameter's name takes. */
  static final int PARAMETER = 192;

  /** It is asked for in steps, so that counting costs next to nothing. */
  private static final int STEP = 16 << 10;

  private final IntConsumer more;
  private int left;

  /**
   * An allowance that asks for more as it is used.
   *
   * @param more takes so many bytes more, or throws what the client is to be told
   */
  public Allowance(IntConsumer more) {
    this.more = more;
  }

  /** Without a bound, for what is known to be small. */
  public static Allowance unbounded() {
    return new Allowance(bytes -> {});
  }

  /** Takes so many bytes. */
  public void take(int bytes) {
    left -= bytes;
    if (left < 0) {
      int wanted = Math.ceilDiv(-left, STEP) * STEP;
      more.accept(wanted);
      left += wanted;
    }
  }

  /** Takes what a value with a text takes. */
  void takeText(String text) {
    take(VALUE + text.length());
  }
}
