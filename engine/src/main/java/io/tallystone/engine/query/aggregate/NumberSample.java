package io.tallystone.engine.query.aggregate;

import java.util.Arrays;
import org.apache.datasketches.tdigest.TDigestDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where numbers lie: all of them while they are few, else a t-digest (T. Dunning, "The t-digest:
 * efficient estimates of distributions", 2021), which knows the ends best and is a little off in
 * the middle. Numbers are doubles here, so whole ones beyond 2⁵³ are rounded.
 */
final class NumberSample {
  private static final int INITIAL = 8;
  private static final long OBJECT = 40;

  /** Means, weights and a buffer of four times the length, 48 bytes a centroid. */
  private static final long DIGEST = 256 + 48L * (2 * AggregateLimits.DIGEST_COMPRESSION + 30);

  private double[] numbers = new double[INITIAL];
  private int size;
  private @Nullable TDigestDouble digest;

  void add(double number) {
    if (digest != null) {
      digest.update(number);
    } else if (size == AggregateLimits.EXACT_NUMBERS) {
      summarise().update(number);
    } else {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number;
    }
  }

  void add(NumberSample other) {
    if (other.digest != null) {
      summarise().merge(other.digest);
      return;
    }
    for (int i = 0; i < other.size; i++) {
      add(other.numbers[i]);
    }
  }

  private TDigestDouble summarise() {
    if (digest == null) {
      TDigestDouble summary = new TDigestDouble(AggregateLimits.DIGEST_COMPRESSION);
      for (int i = 0; i < size; i++) {
        summary.update(numbers[i]);
      }
      digest = summary;
      numbers = new double[0];
      size = 0;
    }
    return digest;
  }

  long count() {
    return digest != null ? digest.getTotalWeight() : size;
  }

  /** Needs a number. */
  double least() {
    return digest != null
        ? digest.getMinValue()
        : Arrays.stream(numbers, 0, size).min().orElseThrow();
  }

  /** Needs a number. */
  double most() {
    return digest != null
        ? digest.getMaxValue()
        : Arrays.stream(numbers, 0, size).max().orElseThrow();
  }

  /**
   * The number below or at which a share of them lies: one of them (the nearest rank) while they
   * are few. Needs a number.
   *
   * @param share from 0 to 1
   */
  double quantile(double share) {
    if (digest != null) {
      return digest.getQuantile(share);
    }
    Arrays.sort(numbers, 0, size);
    int rank = (int) Math.ceil(share * size);
    return numbers[Math.max(rank, 1) - 1];
  }

  /** How many numbers are less than a bound. */
  long below(double bound) {
    if (digest != null) {
      return bound <= digest.getMinValue() ? 0 : Math.round(digest.getRank(bound) * count());
    }
    long below = 0;
    for (int i = 0; i < size; i++) {
      below += numbers[i] < bound ? 1 : 0;
    }
    return below;
  }

  long bytes() {
    return OBJECT + 8L * numbers.length + (digest == null ? 0 : DIGEST);
  }
}
