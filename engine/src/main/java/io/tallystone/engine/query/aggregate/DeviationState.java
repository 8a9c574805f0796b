package io.tallystone.engine.query.aggregate;

import static io.tallystone.engine.query.value.Missing.MISSING;

import io.tallystone.engine.query.value.Numbers;
import io.tallystone.engine.query.value.Value;

/**
 * {@code stddev(f)} of the values that are numbers; missing if there is none. AWS does not say of
 * which kind; it is that of the population here, so that a single value has 0.
 *
 * <p>Running mean and sum of squares by B. P. Welford ("Note on a method for calculating corrected
 * sums of squares and products", 1962), merged as by T. F. Chan, G. H. Golub and R. J. LeVeque
 * ("Updating formulae and a pairwise algorithm for computing sample variances", 1979).
 */
final class DeviationState extends NumericState {
  private static final long BYTES = 40;

  private long count;
  private double mean;
  private double squares;

  @Override
  public void addReal(double number, long timestampMs) {
    count++;
    double delta = number - mean;
    mean += delta / count;
    squares += delta * (number - mean);
  }

  @Override
  public void merge(State other) {
    DeviationState that = (DeviationState) other;
    if (that.count == 0) {
      return;
    }
    double total = (double) count + that.count;
    double delta = that.mean - mean;
    mean += delta * (that.count / total);
    squares += that.squares + delta * delta * (count * (that.count / total));
    count += that.count;
  }

  @Override
  public Value result() {
    return count == 0 ? MISSING : Numbers.of(Math.sqrt(squares / count));
  }

  @Override
  public long bytes() {
    return BYTES;
  }
}
